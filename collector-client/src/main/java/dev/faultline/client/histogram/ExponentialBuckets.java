package dev.faultline.client.histogram;

import dev.faultline.client.metric.ExponentialHistogram;
import java.util.Arrays;

/**
 * Turns counts of narrow ranges of nanoseconds into an exponential histogram of seconds. Each range
 * goes into the bucket that its middle is in. Used by one thread.
 */
final class ExponentialBuckets {

  /** Enough for all durations from 1 ns to 1 h at {@link #COARSEST}. */
  private static final int MAX_BUCKETS = 170;

  /** Two percent wide: finer than that, the ranges themselves would show. */
  private static final int FINEST = 5;

  private static final int COARSEST = 2;

  private static final double NANOS = 1e9;

  private long[] lowest = new long[64];
  private long[] highest = new long[64];
  private long[] counts = new long[64];
  private int ranges;

  /**
   * Adds a range above all that were added before.
   *
   * @param from first nanosecond, 1 or more
   * @param to last nanosecond
   */
  void add(long from, long to, long count) {
    if (ranges == counts.length) {
      lowest = Arrays.copyOf(lowest, ranges * 2);
      highest = Arrays.copyOf(highest, ranges * 2);
      counts = Arrays.copyOf(counts, ranges * 2);
    }
    lowest[ranges] = from;
    highest[ranges] = to;
    counts[ranges] = count;
    ranges++;
  }

  /**
   * The histogram of all ranges.
   *
   * @param zeros how many durations were 0
   */
  ExponentialHistogram build(long zeros) {
    ExponentialHistogram.Builder built = ExponentialHistogram.builder().zeroCount(zeros);
    if (ranges == 0) {
      return built.build();
    }
    int scale = FINEST;
    while (scale > COARSEST && bucket(ranges - 1, scale) - bucket(0, scale) >= MAX_BUCKETS) {
      scale--;
    }
    int offset = bucket(0, scale);
    long[] buckets = new long[bucket(ranges - 1, scale) - offset + 1];
    double sum = 0;
    for (int i = 0; i < ranges; i++) {
      buckets[bucket(i, scale) - offset] += counts[i];
      sum += counts[i] * middle(i);
    }
    return built
        .scale(scale)
        .buckets(offset, buckets)
        .sum(sum)
        .range(zeros > 0 ? 0 : lowest[0] / NANOS, highest[ranges - 1] / NANOS)
        .build();
  }

  /** Number of the bucket that the middle of a range is in: each is open below, closed above. */
  private int bucket(int range, int scale) {
    double exponent = Math.log(middle(range)) / Math.log(2);
    return (int) Math.ceil(Math.scalb(exponent, scale)) - 1;
  }

  private double middle(int range) {
    return (lowest[range] + highest[range]) / 2.0 / NANOS;
  }
}
