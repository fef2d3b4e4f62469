package dev.faultline.client.histogram;

import dev.faultline.client.metric.ExponentialHistogram;

/** What all cells of a histogram hold together. Used by one thread. */
final class Totals {
  /** 2^64: what an unsigned number that is negative as a signed one is short of. */
  private static final double UNSIGNED = 0x1p64;

  private static final double NANOS = 1e9;

  private final long[][] octaves;
  private long count;
  private long zeros;
  private double sum;
  private long shortest = Long.MAX_VALUE;
  private long longest;

  Totals(int octaves) {
    this.octaves = new long[octaves][];
  }

  /** Adds what the cell has at this moment. */
  void add(Cell cell) {
    zeros += cell.zeros();
    for (int i = 0; i < octaves.length; i++) {
      if (cell.has(i)) {
        add(i, cell);
      }
    }
    // Behind the counters: what they have is in these as well.
    long nanos = cell.sum();
    sum += nanos >= 0 ? nanos : nanos + UNSIGNED;
    shortest = Math.min(shortest, cell.shortest());
    longest = Math.max(longest, cell.longest());
  }

  private void add(int octave, Cell cell) {
    if (octaves[octave] == null) {
      octaves[octave] = new long[SecondsBuckets.PER_OCTAVE];
    }
    long[] into = octaves[octave];
    for (int i = 0; i < into.length; i++) {
      long counted = cell.count(octave, i);
      into[i] += counted;
      count += counted;
    }
  }

  /** How many durations. */
  long count() {
    return zeros + count;
  }

  /** All of it, in seconds. */
  ExponentialHistogram toExponential() {
    ExponentialHistogram.Builder built = ExponentialHistogram.builder().zeroCount(zeros);
    if (count == 0) {
      return built.build();
    }
    int from = -1;
    int to = 0;
    for (int i = 0; i < octaves.length * SecondsBuckets.PER_OCTAVE; i++) {
      if (bucket(i) > 0) {
        from = from < 0 ? i : from;
        to = i + 1;
      }
    }
    long[] buckets = new long[to - from];
    for (int i = from; i < to; i++) {
      buckets[i - from] = bucket(i);
    }
    return built
        .scale(SecondsBuckets.SCALE)
        .buckets(from + SecondsBuckets.FIRST_EXPONENT * SecondsBuckets.PER_OCTAVE, buckets)
        .sum(sum / NANOS)
        .range(zeros > 0 ? 0 : shortest / NANOS, longest / NANOS)
        .build();
  }

  private long bucket(int number) {
    long[] octave = octaves[number >>> SecondsBuckets.SCALE];
    return octave == null ? 0 : octave[number & SecondsBuckets.PER_OCTAVE - 1];
  }
}
