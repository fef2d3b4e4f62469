package dev.faultline.resilience.timeout;

/**
 * Sorts durations into buckets, each a sixteenth of a power of two wide: what a bucket stands for
 * is at most 6.25 % more than what went into it, from 16 microseconds to 73 minutes.
 */
final class DurationScale {

  /** Shorter durations are told apart by microseconds, or rather by 1024 nanoseconds. */
  private static final int UNIT_BITS = 10;

  private static final int SUB_BITS = 4;
  private static final int SUBS = 1 << SUB_BITS;

  /** What is longer is taken for this long. */
  private static final long MOST_UNITS = (1L << 32) - 1;

  static final int BUCKETS = bucket(Long.MAX_VALUE) + 1;

  private DurationScale() {}

  static int bucket(long nanos) {
    long units = Math.min(Math.max(nanos, 0) >>> UNIT_BITS, MOST_UNITS);
    int shift = Math.max(0, 63 - SUB_BITS - Long.numberOfLeadingZeros(units | 1));
    return shift * SUBS + (int) (units >>> shift);
  }

  /** The longest duration, in nanoseconds, of those that go into the bucket. */
  static long longest(int bucket) {
    int shift = Math.max(0, bucket / SUBS - 1);
    long next = bucket - (long) shift * SUBS + 1;
    return (next << shift + UNIT_BITS) - 1;
  }
}
