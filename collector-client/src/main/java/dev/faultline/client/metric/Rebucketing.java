package dev.faultline.client.metric;

import java.util.Arrays;

/** Histograms made of others by moving the counts of whole buckets. Stateless. */
final class Rebucketing {
  private Rebucketing() {}

  /** How many buckets, empty ones among them, the histogram has at a scale of its own or below. */
  static int span(ExponentialHistogram histogram, int scale) {
    if (histogram.buckets() == 0) {
      return 0;
    }
    int by = histogram.scale() - scale;
    return (histogram.offset() + histogram.buckets() - 1 >> by) - (histogram.offset() >> by) + 1;
  }

  static ExponentialHistogram toScale(ExponentialHistogram histogram, int scale) {
    if (scale > histogram.scale() || scale < ExponentialHistogram.MIN_SCALE) {
      throw new IllegalArgumentException(
          "scale is "
              + scale
              + ", must be "
              + ExponentialHistogram.MIN_SCALE
              + " to "
              + histogram.scale());
    }
    int offset = histogram.offset() >> histogram.scale() - scale;
    long[] counts = new long[span(histogram, scale)];
    add(counts, offset, histogram, scale, 1);
    return ExponentialHistogram.builder()
        .scale(scale)
        .zeroCount(histogram.zeroCount())
        .buckets(offset, counts)
        .sum(histogram.sum())
        .range(histogram.min(), histogram.max())
        .build();
  }

  static ExponentialHistogram sum(ExponentialHistogram one, ExponentialHistogram other) {
    if (one.count() == 0 || other.count() == 0) {
      return one.count() == 0 ? other : one;
    }
    int scale = Math.min(one.scale(), other.scale());
    Buckets buckets = new Buckets(scale, one, other);
    buckets.add(one, 1);
    buckets.add(other, 1);
    return ExponentialHistogram.builder()
        .scale(scale)
        .zeroCount(one.zeroCount() + other.zeroCount())
        .buckets(buckets.offset, buckets.counts)
        .sum(one.sum() + other.sum())
        .range(Math.min(one.min(), other.min()), Math.max(one.max(), other.max()))
        .build();
  }

  static ExponentialHistogram difference(ExponentialHistogram now, ExponentialHistogram former) {
    int scale = Math.min(now.scale(), former.scale());
    Buckets buckets = new Buckets(scale, now, former);
    buckets.add(now, 1);
    buckets.add(former, -1);
    long zeros = now.zeroCount() - former.zeroCount();
    if (zeros < 0 || buckets.isAnyNegative()) {
      return now;
    }
    buckets.trim();
    ExponentialHistogram.Builder since =
        ExponentialHistogram.builder()
            .scale(scale)
            .zeroCount(zeros)
            .buckets(buckets.offset, buckets.counts);
    if (buckets.counts.length > 0) {
      double most = Math.min(now.max(), bound(scale, buckets.offset + buckets.counts.length));
      double least = zeros > 0 ? 0 : Math.max(now.min(), bound(scale, buckets.offset));
      since.sum(Math.max(0, now.sum() - former.sum())).range(Math.min(least, most), most);
    }
    return since.build();
  }

  /** The lower bound of a bucket. */
  private static double bound(int scale, int number) {
    return Math.pow(2, Math.scalb((double) number, -scale));
  }

  private static void add(
      long[] counts, int offset, ExponentialHistogram histogram, int scale, int times) {
    int by = histogram.scale() - scale;
    for (int i = 0; i < histogram.buckets(); i++) {
      long count = histogram.bucketCount(i);
      if (count != 0) {
        counts[(histogram.offset() + i >> by) - offset] += times * count;
      }
    }
  }

  /** Room for the buckets of two histograms. */
  private static final class Buckets {
    final int scale;
    int offset;
    long[] counts;

    Buckets(int scale, ExponentialHistogram one, ExponentialHistogram other) {
      this.scale = scale;
      int from = Math.min(first(one), first(other));
      int to = Math.max(end(one), end(other));
      boolean empty = to < from;
      offset = empty ? 0 : from;
      counts = new long[empty ? 0 : to - from];
    }

    /** Of one without buckets such as does not matter. */
    private int first(ExponentialHistogram histogram) {
      return histogram.buckets() == 0
          ? Integer.MAX_VALUE
          : histogram.offset() >> histogram.scale() - scale;
    }

    private int end(ExponentialHistogram histogram) {
      return histogram.buckets() == 0
          ? Integer.MIN_VALUE
          : first(histogram) + span(histogram, scale);
    }

    void add(ExponentialHistogram histogram, int times) {
      Rebucketing.add(counts, offset, histogram, scale, times);
    }

    boolean isAnyNegative() {
      for (long count : counts) {
        if (count < 0) {
          return true;
        }
      }
      return false;
    }

    /** Leaves out empty buckets at both ends. */
    void trim() {
      int from = 0;
      int to = counts.length;
      while (to > from && counts[to - 1] == 0) {
        to--;
      }
      while (from < to && counts[from] == 0) {
        from++;
      }
      counts = Arrays.copyOfRange(counts, from, to);
      offset += from;
    }
  }
}
