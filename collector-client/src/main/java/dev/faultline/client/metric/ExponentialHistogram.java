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

  /**
   * The value that so large a share of the values does not exceed, as far as buckets can tell: the
   * middle of its bucket, in the buckets' own measure, but never out of {@link #min()} and {@link
   * #max()}. The largest is known exactly; any other is within {@code 2^(2^-scale / 2) - 1} of the
   * true one, which is 1.1 % at scale 5.
   *
   * @param share 0 to 1
   * @return 0 when there is no value
   * @throws IllegalArgumentException when the share is none
   */
  public double quantile(double share) {
    boolean isShare = share >= 0 && share <= 1;
    if (!isShare) {
      throw new IllegalArgumentException("share is " + share + ", must be 0 to 1");
    }
    long rank = Math.max(1, (long) Math.ceil(share * count));
    if (rank >= count) {
      return max;
    }
    long passed = zeroCount;
    for (int i = 0; i < bucketCounts.length && passed < rank; i++) {
      passed += bucketCounts[i];
      if (passed >= rank) {
        return Math.max(min, Math.min(max, middle(i)));
      }
    }
    return 0;
  }

  /**
   * Where a bucket has its middle, in the buckets' own measure.
   *
   * @param index as for {@link #bucketCount}
   */
  public double middle(int index) {
    return Math.pow(2, Math.scalb((double) offset + index + 0.5, -scale));
  }

  /**
   * The same values in so few buckets, which are as fine as that allows; no value changes its place
   * but for the bounds that are gone.
   *
   * @param most 2 or more
   */
  public ExponentialHistogram withBuckets(int most) {
    int coarser = scale;
    while (coarser > MIN_SCALE && Rebucketing.span(this, coarser) > most) {
      coarser--;
    }
    return withScale(coarser);
  }

  /**
   * The same values in buckets that are coarser: two of a scale are one of the scale below.
   *
   * @param coarser {@link #scale()} or below
   */
  public ExponentialHistogram withScale(int coarser) {
    return coarser == scale ? this : Rebucketing.toScale(this, coarser);
  }

  /**
   * The values of both, in buckets of the coarser scale of the two. Counts are exact.
   *
   * @param other of the same unit
   */
  public ExponentialHistogram plus(ExponentialHistogram other) {
    return Rebucketing.sum(this, other);
  }

  /**
   * The values that have been added since, in buckets of the coarser scale of the two. The smallest
   * and the largest of them are known as far as their buckets tell. Where the former state is none
   * of this histogram, because it has more values somewhere, all there are are new.
   *
   * @param former a state of this histogram that it had before
   */
  public ExponentialHistogram since(ExponentialHistogram former) {
    return Rebucketing.difference(this, former);
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
