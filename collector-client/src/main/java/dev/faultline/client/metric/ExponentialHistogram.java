package dev.faultline.client.metric;

import java.util.Objects;

/**
 * How values were distributed, in OpenTelemetry's exponential buckets: with {@code base =
 * 2^(2^-scale)}, bucket number {@code i} holds what is above {@code base^i} and not above {@code
 * base^(i+1)}. Of values of 0 and more only; immutable.
 */
public final class ExponentialHistogram {
  /** The finest and the coarsest scale that OpenTelemetry's SDKs write. */
  public static final int MAX_SCALE = 20;

  public static final int MIN_SCALE = -10;

  private final int scale;
  private final long zeroCount;
  private final int offset;
  private final long[] bucketCounts;
  private final long count;
  private final double sum;
  private final double min;
  private final double max;

  private ExponentialHistogram(Builder builder) {
    scale = builder.scale;
    zeroCount = builder.zeroCount;
    offset = builder.offset;
    bucketCounts = builder.bucketCounts.clone();
    sum = builder.sum;
    min = builder.min;
    max = builder.max;
    if (scale < MIN_SCALE || scale > MAX_SCALE) {
      throw new IllegalArgumentException(
          "scale is " + scale + ", must be " + MIN_SCALE + " to " + MAX_SCALE);
    }
    long total = requireNotNegative("zeroCount", zeroCount);
    for (long bucket : bucketCounts) {
      total += requireNotNegative("a bucket's count", bucket);
    }
    count = total;
    boolean sound = sum >= 0 && min >= 0 && max >= min && !Double.isInfinite(sum + max);
    if (!sound) {
      throw new IllegalArgumentException(
          "sum "
              + sum
              + ", min "
              + min
              + ", max "
              + max
              + " are not those of values of 0 and more");
    }
  }

  private static long requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " is " + value + ", must be 0 or more");
    }
    return value;
  }

  /** A builder for a histogram of no values, of scale 0. */
  public static Builder builder() {
    return new Builder();
  }

  /** How fine the buckets are, {@value #MIN_SCALE} to {@value #MAX_SCALE}. */
  public int scale() {
    return scale;
  }

  /** How many values were 0, or too small to be told from it. */
  public long zeroCount() {
    return zeroCount;
  }

  /** The number of the first bucket of {@link #bucketCount}. */
  public int offset() {
    return offset;
  }

  /** How many buckets there are, from {@link #offset()} on, empty ones among them. */
  public int buckets() {
    return bucketCounts.length;
  }

  /**
   * How many values are in a bucket.
   *
   * @param index 0 for the bucket with the number {@link #offset()}, below {@link #buckets()}
   */
  public long bucketCount(int index) {
    return bucketCounts[index];
  }

  /** How many values there are: the zeros and those of all buckets. */
  public long count() {
    return count;
  }

  /** The values added up, in the metric's unit. */
  public double sum() {
    return sum;
  }

  /** The smallest value; 0 when there is none. */
  public double min() {
    return min;
  }

  /** The largest value; 0 when there is none. */
  public double max() {
    return max;
  }

  @Override
  public String toString() {
    return count + " values, sum " + sum + ", min " + min + ", max " + max + ", scale " + scale;
  }

  /** Collects the parts of an {@link ExponentialHistogram}. Not safe for use by several threads. */
  public static final class Builder {
    private int scale;
    private long zeroCount;
    private int offset;
    private long[] bucketCounts = new long[0];
    private double sum;
    private double min;
    private double max;

    private Builder() {}

    /** How fine the buckets are, {@value #MIN_SCALE} to {@value #MAX_SCALE}. */
    public Builder scale(int scale) {
      this.scale = scale;
      return this;
    }

    /** How many values were 0; 0 or more. */
    public Builder zeroCount(long zeroCount) {
      this.zeroCount = zeroCount;
      return this;
    }

    /**
     * The buckets, without gaps.
     *
     * @param offset the number of the first, which may be negative
     * @param counts how many values are in each, 0 or more; copied by {@link #build()}
     */
    public Builder buckets(int offset, long[] counts) {
      this.offset = offset;
      this.bucketCounts = Objects.requireNonNull(counts, "counts");
      return this;
    }

    /** The values added up; 0 or more. */
    public Builder sum(double sum) {
      this.sum = sum;
      return this;
    }

    /** The smallest and the largest value; 0 and 0 when there is none. */
    public Builder range(double min, double max) {
      this.min = min;
      this.max = max;
      return this;
    }

    /**
     * The histogram.
     *
     * @throws IllegalArgumentException when a number is out of its range
     */
    public ExponentialHistogram build() {
      return new ExponentialHistogram(this);
    }
  }
}
