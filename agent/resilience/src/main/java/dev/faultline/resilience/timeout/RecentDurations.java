package dev.faultline.resilience.timeout;

import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long attempts took within the last while, as counts in six slices of it: the oldest is
 * forgotten as a whole. Thread-safe and lock-free; something is made once per slice only.
 */
final class RecentDurations {

  static final int SLICES = 6;

  private final Ticker ticker;
  private final long origin;
  private final long sliceNanos;
  private final AtomicReferenceArray<Slice> slices = new AtomicReferenceArray<>(SLICES);

  RecentDurations(long nanos, Ticker ticker) {
    this.ticker = ticker;
    origin = ticker.nanoTime();
    sliceNanos = (nanos + SLICES - 1) / SLICES;
  }

  void add(long nanos) {
    slice(now()).counts.incrementAndGet(DurationScale.bucket(nanos));
  }

  private long now() {
    return (ticker.nanoTime() - origin) / sliceNanos;
  }

  private Slice slice(long number) {
    int index = (int) (number % SLICES);
    for (; ; ) {
      Slice there = slices.get(index);
      // One that has begun since our reading of the clock takes the duration as well.
      if (there != null && there.number >= number) {
        return there;
      }
      Slice next = new Slice(number);
      if (slices.compareAndSet(index, there, next)) {
        return next;
      }
    }
  }

  /**
   * The duration that so many do not exceed.
   *
   * @param share of the durations, above 0, up to 1
   * @param least with fewer durations than this nothing is said
   * @return nanoseconds; 0 when there are too few
   */
  long percentile(double share, long least) {
    long[] counts = new long[DurationScale.BUCKETS];
    long total = 0;
    long oldest = now() - SLICES + 1;
    for (int i = 0; i < SLICES; i++) {
      Slice slice = slices.get(i);
      if (slice != null && slice.number >= oldest) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
          int count = slice.counts.get(bucket);
          counts[bucket] += count;
          total += count;
        }
      }
    }
    return total < least || total == 0 ? 0 : ranked(counts, (long) Math.ceil(share * total));
  }

  private static long ranked(long[] counts, long rank) {
    int bucket = 0;
    long seen = counts[0];
    while (seen < rank && bucket < counts.length - 1) {
      bucket++;
      seen += counts[bucket];
    }
    return DurationScale.longest(bucket);
  }

  /** The durations of one slice of time. */
  private static final class Slice {

    final long number;
    final AtomicIntegerArray counts = new AtomicIntegerArray(DurationScale.BUCKETS);

    Slice(long number) {
      this.number = number;
    }
  }
}
