package dev.faultline.client.prometheus;

import dev.faultline.client.metric.ExponentialHistogram;
import java.math.BigDecimal;
import java.util.List;

/**
 * The bounds of the buckets that histograms are shown in. They are the same at all times, so that
 * the counts of a bucket only ever grow. Immutable.
 */
public final class BucketBounds {
  private static final double[] USUAL = {
    1e-6, 1e-5, 1e-4, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60
  };

  private final double[] bounds;
  private final String[] texts;

  private BucketBounds(double[] bounds) {
    this.bounds = bounds;
    this.texts = new String[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      String text = BigDecimal.valueOf(bounds[i]).stripTrailingZeros().toPlainString();
      // As OpenMetrics has it, in either format: else a bucket would be two to a reader.
      texts[i] = text.indexOf('.') < 0 ? text + ".0" : text;
    }
  }

  /** From 1 µs to a minute; those that Prometheus's own libraries have among them. */
  public static BucketBounds usual() {
    return new BucketBounds(USUAL);
  }

  /**
   * Others.
   *
   * @param seconds each above the one before, and above 0
   * @throws IllegalArgumentException when they are not
   */
  public static BucketBounds of(List<Double> seconds) {
    double[] bounds = new double[seconds.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = seconds.get(i);
      boolean above = bounds[i] > (i == 0 ? 0 : bounds[i - 1]) && !Double.isInfinite(bounds[i]);
      if (!above) {
        throw new IllegalArgumentException(seconds + " are not above 0, and above each other");
      }
    }
    return new BucketBounds(bounds);
  }

  int size() {
    return bounds.length;
  }

  /** The bound for labels, such as {@code 0.0025} or {@code 5.0}. */
  String text(int index) {
    return texts[index];
  }

  /**
   * How many values are below each bound. A bucket of the histogram counts where its middle is, so
   * that values within half a bucket of a bound, 1.1 % of it, may be on its other side.
   */
  long[] countsBelow(ExponentialHistogram histogram) {
    long[] counts = new long[bounds.length];
    long below = histogram.zeroCount();
    int bucket = 0;
    for (int i = 0; i < bounds.length; i++) {
      while (bucket < histogram.buckets() && histogram.middle(bucket) <= bounds[i]) {
        below += histogram.bucketCount(bucket++);
      }
      counts[i] = below;
    }
    return counts;
  }
}
