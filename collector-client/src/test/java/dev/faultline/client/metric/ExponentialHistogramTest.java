package dev.faultline.client.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
