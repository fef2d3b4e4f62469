package dev.faultline.collector.otlp;

import java.util.List;
import java.util.OptionalDouble;

/**
 * OTLP's exponential histogram of values that are not negative: bucket {@code i} counts values
 * above {@code base^(offset + i)} up to {@code base^(offset + i + 1)}, where {@code base} is {@code
 * 2^(2^-scale)}. Immutable.
 *
 * @param count of all values
 * @param min smallest value, NaN when not told
 * @param max largest value, NaN when not told
 * @param zeroCount how many values are zero, or too small for a bucket
 */
public record ExponentialHistogram(
    long count,
    double min,
    double max,
    int scale,
    long zeroCount,
    int offset,
    List<Long> bucketCounts) {

  public ExponentialHistogram {
    bucketCounts = List.copyOf(bucketCounts);
  }

  /**
   * The value that {@code share} of the values do not exceed: the geometric middle of its bucket,
   * and never beyond the smallest and largest value.
   *
   * @param share above 0, up to 1
   * @return empty when the buckets hold no values
   */
  public OptionalDouble quantile(double share) {
    long held = zeroCount + bucketCounts.stream().mapToLong(Long::longValue).sum();
    if (held <= 0) {
      return OptionalDouble.empty();
    }
    // The rank is that of the nearest-rank definition: of two values, the first is the median.
    long rank = Math.max(1, (long) Math.ceil(share * held));
    long seen = zeroCount;
    if (rank <= seen) {
      return OptionalDouble.of(0);
    }
    int bucket = 0;
    while (bucket < bucketCounts.size() - 1 && seen + bucketCounts.get(bucket) < rank) {
      seen += bucketCounts.get(bucket);
      bucket++;
    }
    return OptionalDouble.of(within(middle(bucket)));
  }

  private double middle(int bucket) {
    return Math.pow(2, (offset + (double) bucket + 0.5) * Math.pow(2, -scale));
  }

  private double within(double value) {
    double notAbove = Double.isNaN(max) ? value : Math.min(value, max);
    return Double.isNaN(min) ? notAbove : Math.max(notAbove, min);
  }
}
