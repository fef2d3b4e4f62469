package dev.faultline.capture.governor;

import dev.faultline.client.metric.ExponentialHistogram;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long operations took, in OpenTelemetry's exponential buckets of seconds: four for each power
 * of two, so that a bucket's bounds are 19 % apart. Recording allocates nothing and takes no lock.
 * Thread-safe.
 */
final class CostHistogram {

  private static final int SCALE = 2;
  private static final int PER_POWER = 1 << SCALE;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The bucket that begins 2^-27 seconds, 7.5 ns, after nothing; what is shorter goes there too.
   */
  private static final int FIRST = -27 * PER_POWER;

  /** The last one ends at 16 seconds; what is longer goes there too. */
  private static final int BUCKETS = 31 * PER_POWER;

  /** Where each bucket ends, in whole nanoseconds; it holds what is not above that. */
  private static final long[] ENDS = ends();

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final AtomicLong sum = new AtomicLong();
  private final AtomicLong min = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong max = new AtomicLong();

  private static long[] ends() {
    long[] ends = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      ends[i] = (long) (Math.pow(2, (FIRST + i + 1) / (double) PER_POWER) * NANOS_PER_SECOND);
    }
    return ends;
  }

  /**
   * Records one duration; a negative one, of a clock that was set back, counts as 0.
   *
   * @param nanos in nanoseconds
   */
  void record(long nanos) {
    long duration = Math.max(0, nanos);
    counts.incrementAndGet(bucketOf(duration));
    sum.addAndGet(duration);
    for (long least = min.get(); duration < least; least = min.get()) {
      min.compareAndSet(least, duration);
    }
    for (long most = max.get(); duration > most; most = max.get()) {
      max.compareAndSet(most, duration);
    }
  }

  private static int bucketOf(long nanos) {
    int low = 0;
    int high = BUCKETS - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos <= ENDS[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How many durations there were. */
  long count() {
    long count = 0;
    for (int i = 0; i < BUCKETS; i++) {
      count += counts.get(i);
    }
    return count;
  }

  /**
   * What so large a share of the durations is not longer than: where the bucket ends, but never
   * more than the longest.
   *
   * @param share above 0 to 1
   * @return in nanoseconds; 0 when there was none
   */
  long quantile(double share) {
    long rank = (long) Math.ceil(share * count());
    long passed = 0;
    for (int i = 0; i < BUCKETS && rank > 0; i++) {
      passed += counts.get(i);
      if (passed >= rank) {
        return Math.min(ENDS[i], max.get());
      }
    }
    return 0;
  }

  /** {@code 1234, p50 21.5 µs, p99 180.0 µs, max 2100.0 µs}. */
  @Override
  public String toString() {
    return count()
        + ", p50 "
        + micros(quantile(0.5))
        + ", p99 "
        + micros(quantile(0.99))
        + ", max "
        + micros(max.get());
  }

  private static String micros(long nanos) {
    long tenths = (nanos + 50) / 100;
    return tenths / 10 + "." + tenths % 10 + " µs";
  }

  /** All durations up to now, in seconds; null when there was none. */
  ExponentialHistogram snapshot() {
    int first = 0;
    int last = BUCKETS - 1;
    while (first <= last && counts.get(first) == 0) {
      first++;
    }
    while (last > first && counts.get(last) == 0) {
      last--;
    }
    if (first > last) {
      return null;
    }
    long[] buckets = new long[last - first + 1];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = counts.get(first + i);
    }
    // Read after the buckets, min may not be there yet for a duration that is.
    double most = max.get() / NANOS_PER_SECOND;
    return ExponentialHistogram.builder()
        .scale(SCALE)
        .buckets(FIRST + first, buckets)
        .sum(sum.get() / NANOS_PER_SECOND)
        .range(Math.min(most, min.get() / NANOS_PER_SECOND), most)
        .build();
  }
}
