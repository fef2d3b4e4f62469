package dev.faultline.client.histogram;

import dev.faultline.client.metric.ExponentialHistogram;
import org.HdrHistogram.AtomicHistogram;

/**
 * How long something took, each time since the histogram was made. From 1 ns to 1 h in buckets that
 * are less than 1 % wide; some 36 KB. Thread-safe: recording is wait-free and allocates nothing.
 */
public final class LatencyHistogram {

  /** What took longer is kept as this, in nanoseconds: one hour. */
  public static final long LONGEST = 3_600_000_000_000L;

  private static final int SIGNIFICANT_DIGITS = 2;

  private final AtomicHistogram histogram = new AtomicHistogram(LONGEST, SIGNIFICANT_DIGITS);

  /**
   * Notes a duration.
   *
   * @param nanos in nanoseconds; below 0, which a clock that was set back gives, counts as 0
   */
  public void record(long nanos) {
    histogram.recordValue(nanos <= 0 ? 0 : Math.min(nanos, LONGEST));
  }

  /**
   * All durations so far, in seconds. Percentiles of it are within 5 % of the true ones when the
   * longest duration is less than a million times the shortest, and within 10 % always. Counts are
   * exact: a duration that is noted at this moment is in this one or in the next.
   */
  public ExponentialHistogram toExponential() {
    ExponentialBuckets buckets = new ExponentialBuckets();
    long zeros = histogram.getCountAtValue(0);
    long longest = histogram.getMaxValue();
    long value = Math.max(1, histogram.lowestEquivalentValue(histogram.getMinNonZeroValue()));
    while (value <= longest) {
      long next = histogram.nextNonEquivalentValue(value);
      long count = histogram.getCountAtValue(value);
      if (count > 0) {
        buckets.add(value, next - 1, count);
      }
      value = next;
    }
    return buckets.build(zeros);
  }
}
