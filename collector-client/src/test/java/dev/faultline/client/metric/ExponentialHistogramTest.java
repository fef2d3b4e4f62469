package dev.faultline.client.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialHistogramTest {
  @Test
  void countsTheZerosAndAllBuckets() {
    ExponentialHistogram histogram =
        ExponentialHistogram.builder()
            .scale(3)
            .zeroCount(2)
            .buckets(-5, new long[] {1, 0, 4})
            .sum(1.5)
            .range(0, 0.7)
            .build();

    assertThat(histogram.count()).isEqualTo(7);
    assertThat(histogram.offset()).isEqualTo(-5);
    assertThat(histogram.buckets()).isEqualTo(3);
    assertThat(histogram.bucketCount(2)).isEqualTo(4);
  }

  @Test
  void doesNotChangeWithTheArrayItWasMadeOf() {
    long[] counts = {1};
    ExponentialHistogram histogram = ExponentialHistogram.builder().buckets(0, counts).build();
    counts[0] = 9;

    assertThat(histogram.bucketCount(0)).isEqualTo(1);
  }

  @Test
  void isEmptyUnlessToldOtherwise() {
    ExponentialHistogram histogram = ExponentialHistogram.builder().build();

    assertThat(histogram.count()).isZero();
    assertThat(histogram.sum()).isZero();
    assertThat(histogram.buckets()).isZero();
  }

  @Test
  void refusesWhatNoHistogramCanBe() {
    assertThatThrownBy(() -> ExponentialHistogram.builder().scale(21).build())
        .hasMessageContaining("scale is 21");
    assertThatThrownBy(() -> ExponentialHistogram.builder().zeroCount(-1).build())
        .hasMessageContaining("zeroCount is -1");
    assertThatThrownBy(() -> ExponentialHistogram.builder().buckets(0, new long[] {-1}).build())
        .hasMessageContaining("bucket");
    assertThatThrownBy(() -> ExponentialHistogram.builder().range(2, 1).build())
        .hasMessageContaining("min 2.0");
    assertThatThrownBy(() -> ExponentialHistogram.builder().sum(Double.NaN).build())
        .hasMessageContaining("sum NaN");
    assertThatThrownBy(() -> ExponentialHistogram.builder().sum(Double.POSITIVE_INFINITY).build())
        .hasMessageContaining("sum Infinity");
  }

  @Test
  void tellsQuantilesByTheMiddlesOfBuckets() {
    ExponentialHistogram histogram =
        ExponentialHistogram.builder()
            .scale(0)
            .zeroCount(1)
            .buckets(0, new long[] {2, 0, 1})
            .range(0, 5)
            .build();

    assertThat(histogram.quantile(0.25)).isZero();
    assertThat(histogram.quantile(0.5)).isEqualTo(Math.sqrt(2));
    assertThat(histogram.quantile(0.75)).isEqualTo(Math.sqrt(2));
    assertThat(histogram.quantile(1)).as("the largest").isEqualTo(5);
    assertThatThrownBy(() -> histogram.quantile(1.1)).hasMessageContaining("share is 1.1");
    assertThatThrownBy(() -> histogram.quantile(Double.NaN)).hasMessageContaining("NaN");
    assertThat(ExponentialHistogram.builder().build().quantile(0.5)).isZero();
  }

  @Test
  void putsTwoBucketsOfAScaleIntoOneOfTheScaleBelow() {
    ExponentialHistogram histogram =
        ExponentialHistogram.builder()
            .scale(5)
            .buckets(-3, new long[] {1, 2, 4, 8, 16})
            .sum(30)
            .range(0.9, 1.1)
            .build();

    ExponentialHistogram coarser = histogram.withScale(4);

    assertThat(coarser.offset()).isEqualTo(-2);
    assertThat(counts(coarser)).containsExactly(1, 6, 24);
    assertThat(coarser.sum()).isEqualTo(30);
    assertThat(coarser.max()).isEqualTo(1.1);
    assertThat(histogram.withBuckets(2).scale()).isEqualTo(3);
    assertThat(counts(histogram.withBuckets(2))).containsExactly(7, 24);
    assertThat(histogram.withBuckets(5)).isSameAs(histogram);
    assertThat(histogram.withScale(-10).buckets()).isEqualTo(2);
    assertThatThrownBy(() -> histogram.withScale(6)).hasMessageContaining("-10 to 5");
    assertThatThrownBy(() -> histogram.withScale(-11)).hasMessageContaining("-11");
  }

  /** Of random values: parts, merged, are the whole; the whole less a part is the other part. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void mergesAndSubtractsExactly(int seed) {
    Random random = new Random(seed);
    ExponentialHistogram one = of(values(random, 500), 5);
    double[] later = values(random, 300);
    ExponentialHistogram other = of(later, random.nextInt(6));

    ExponentialHistogram both = one.plus(other);

    assertThat(both.scale()).isEqualTo(other.scale());
    assertThat(both.count()).isEqualTo(800);
    assertThat(both.zeroCount()).isEqualTo(one.zeroCount() + other.zeroCount());
    assertThat(both.sum()).isEqualTo(one.sum() + other.sum());
    assertThat(both.min()).isEqualTo(Math.min(one.min(), other.min()));
    assertThat(both.max()).isEqualTo(Math.max(one.max(), other.max()));
    assertThat(other.plus(one).toString()).isEqualTo(both.toString());

    ExponentialHistogram since = both.since(one);
    assertThat(counts(since)).isEqualTo(counts(other));
    assertThat(since.offset()).isEqualTo(other.offset());
    assertThat(since.zeroCount()).isEqualTo(other.zeroCount());
    assertThat(since.sum()).isCloseTo(other.sum(), within(1e-6));
    double bucket = Math.pow(2, Math.pow(2, -since.scale()));
    assertThat(since.max()).isBetween(other.max(), other.max() * bucket);
    assertThat(since.min()).isBetween(other.min() / bucket, other.min());
  }

  @Test
  void hasNothingNewWhereNothingWasAdded() {
    ExponentialHistogram one = of(new double[] {0, 1, 2, 3}, 4);

    assertThat(one.since(one).count()).isZero();
    assertThat(one.since(one).buckets()).isZero();
    assertThat(one.since(ExponentialHistogram.builder().build()).count()).isEqualTo(4);
    assertThat(ExponentialHistogram.builder().build().plus(one)).isSameAs(one);
    assertThat(one.plus(ExponentialHistogram.builder().build())).isSameAs(one);
  }

  @Test
  void isNewAsAWholeWhereTheFormerStateIsNoneOfIt() {
    ExponentialHistogram one = of(new double[] {1, 2}, 4);

    assertThat(one.since(of(new double[] {1, 2, 8}, 4))).isSameAs(one);
    assertThat(one.since(of(new double[] {0, 1}, 4))).isSameAs(one);
  }

  private static double[] values(Random random, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(20) == 0 ? 0 : Math.pow(10, 6 * random.nextDouble() - 3);
    }
    return values;
  }

  /** By the definition, with logarithms. */
  private static ExponentialHistogram of(double[] values, int scale) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    long zeros = 0;
    double sum = 0;
    double min = Double.MAX_VALUE;
    double max = 0;
    for (double value : values) {
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (value == 0) {
        zeros++;
      } else {
        int bucket = (int) Math.ceil(Math.log(value) / Math.log(2) * Math.pow(2, scale)) - 1;
        counts.merge(bucket, 1L, Long::sum);
      }
    }
    long[] buckets = new long[counts.lastKey() - counts.firstKey() + 1];
    counts.forEach((bucket, count) -> buckets[bucket - counts.firstKey()] = count);
    return ExponentialHistogram.builder()
        .scale(scale)
        .zeroCount(zeros)
        .buckets(counts.firstKey(), buckets)
        .sum(sum)
        .range(min, max)
        .build();
  }

  private static long[] counts(ExponentialHistogram histogram) {
    long[] counts = new long[histogram.buckets()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = histogram.bucketCount(i);
    }
    return counts;
  }
}
