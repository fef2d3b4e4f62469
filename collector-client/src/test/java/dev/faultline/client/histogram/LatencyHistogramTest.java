package dev.faultline.client.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.client.metric.ExponentialHistogram;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatencyHistogramTest {

  private final LatencyHistogram histogram = new LatencyHistogram();

  /** Durations as programs have them. */
  enum Shape {
    UNIFORM(r -> 1_000 + r.nextInt(1_000_000), 0.05),
    FAST(r -> 20 + r.nextInt(60), 0.05),
    LOG_NORMAL(r -> (long) (50_000 * Math.exp(r.nextGaussian())), 0.05),
    TWO_HUMPS(r -> r.nextInt(10) == 0 ? 250_000_000 + r.nextInt(9_000_000) : 90_000, 0.05),
    SIX_ORDERS(r -> (long) (1_000 * Math.pow(10, 5.9 * r.nextDouble())), 0.05),
    ALL_OF_IT(r -> (long) Math.pow(10, 12.5 * r.nextDouble()), 0.10);

    final java.util.function.ToLongFunction<Random> next;
    final double promised;

    Shape(java.util.function.ToLongFunction<Random> next, double promised) {
      this.next = next;
      this.promised = promised;
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsPercentilesWithinThePromisedError(Shape shape) {
    Random random = new Random(7);
    long[] values = record(200_000, () -> shape.next.applyAsLong(random));

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.count()).isEqualTo(values.length);
    for (double quantile : new double[] {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
      double exact = values[(int) Math.ceil(quantile * values.length) - 1] / 1e9;
      assertThat(quantile(exponential, quantile))
          .as("quantile %s", quantile)
          .isCloseTo(exact, within(exact * shape.promised));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsSumAndRange(Shape shape) {
    Random random = new Random(8);
    long[] values = record(50_000, () -> shape.next.applyAsLong(random));

    ExponentialHistogram exponential = histogram.toExponential();

    double sum = Arrays.stream(values).asDoubleStream().sum() / 1e9;
    double shortest = values[0] / 1e9;
    double longest = values[values.length - 1] / 1e9;
    assertThat(exponential.sum()).isCloseTo(sum, within(sum * 0.005));
    assertThat(exponential.min()).isLessThanOrEqualTo(shortest).isGreaterThan(shortest * 0.99);
    assertThat(exponential.max()).isGreaterThanOrEqualTo(longest).isLessThan(longest * 1.01);
  }

  @Test
  void hasNeitherMoreBucketsNorACoarserScaleThanItMust() {
    histogram.record(1);
    histogram.record(LatencyHistogram.LONGEST);

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.scale()).isEqualTo(2);
    assertThat(exponential.buckets()).isLessThanOrEqualTo(170);
    assertThat(exponential.count()).isEqualTo(2);
  }

  @Test
  void isAsFineAsTheRangeAllows() {
    histogram.record(1_000_000);
    histogram.record(1_100_000);

    assertThat(histogram.toExponential().scale()).isEqualTo(5);
  }

  @Test
  void isEmptyAtFirst() {
    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.count()).isZero();
    assertThat(exponential.buckets()).isZero();
    assertThat(exponential.max()).isZero();
  }

  @Test
  void keepsWhatTookNoTimeAtAllAndWhatTookForEver() {
    histogram.record(0);
    histogram.record(-5);
    histogram.record(Long.MIN_VALUE);
    histogram.record(Long.MAX_VALUE);
    histogram.record(LatencyHistogram.LONGEST + 1);

    ExponentialHistogram exponential = histogram.toExponential();

    assertThat(exponential.zeroCount()).isEqualTo(3);
    assertThat(exponential.count()).isEqualTo(5);
    assertThat(exponential.min()).isZero();
    assertThat(exponential.max()).isCloseTo(3_600, within(36.0));
  }

  @Test
  void putsValuesIntoTheBucketsThatOpenTelemetryNames() {
    // Bucket i holds what is above base^i and not above base^(i+1), in seconds.
    histogram.record(3_000_000);

    ExponentialHistogram exponential = histogram.toExponential();
    double base = Math.pow(2, Math.pow(2, -exponential.scale()));

    assertThat(exponential.buckets()).isOne();
    assertThat(Math.pow(base, exponential.offset())).isLessThan(0.003 * 1.01);
    assertThat(Math.pow(base, exponential.offset() + 1)).isGreaterThanOrEqualTo(0.003 * 0.99);
  }

  @Test
  void onlyGrows() {
    histogram.record(10);
    histogram.toExponential();
    histogram.record(20);

    assertThat(histogram.toExponential().count()).isEqualTo(2);
  }

  @Test
  void losesNothingThatManyThreadsRecordWhileItIsRead() throws Exception {
    int threads = 4;
    int each = 200_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Future<?>[] all =
          IntStream.range(0, threads)
              .mapToObj(
                  seed ->
                      pool.submit(
                          () -> {
                            Random random = new Random(seed);
                            for (int i = 0; i < each; i++) {
                              histogram.record(random.nextInt(1_000_000));
                            }
                          }))
              .toArray(Future<?>[]::new);
      long before = 0;
      while (!Arrays.stream(all).allMatch(Future::isDone)) {
        long now = histogram.toExponential().count();
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(histogram.toExponential().count()).isEqualTo((long) threads * each);
  }

  private long[] record(int count, LongSupplier next) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = next.getAsLong();
      histogram.record(values[i]);
    }
    Arrays.sort(values);
    return values;
  }

  /** As backends work it out: the middle, in the buckets' own measure, of the bucket it is in. */
  private static double quantile(ExponentialHistogram histogram, double quantile) {
    long rank = (long) Math.ceil(quantile * histogram.count());
    double base = Math.pow(2, Math.pow(2, -histogram.scale()));
    long seen = histogram.zeroCount();
    for (int i = 0; i < histogram.buckets(); i++) {
      seen += histogram.bucketCount(i);
      if (seen >= rank) {
        return Math.pow(base, histogram.offset() + i + 0.5);
      }
    }
    throw new AssertionError("no such quantile");
  }
}
