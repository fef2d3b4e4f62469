package dev.faultline.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExponentialHistogramTest {

  /** Buckets of scale 0 from 2^3: (8, 16], (16, 32], ... */
  private static ExponentialHistogram histogram(
      double min, double max, long zeroCount, Long... counts) {
    return new ExponentialHistogram(0, min, max, 0, zeroCount, 3, List.of(counts));
  }

  @Test
  void aQuantileIsTheGeometricMiddleOfItsBucket() {
    ExponentialHistogram histogram = histogram(Double.NaN, Double.NaN, 0, 98L, 1L, 1L);

    assertThat(histogram.quantile(0.5).getAsDouble()).isCloseTo(Math.pow(2, 3.5), within(1e-9));
    assertThat(histogram.quantile(0.99).getAsDouble()).isCloseTo(Math.pow(2, 4.5), within(1e-9));
    assertThat(histogram.quantile(1).getAsDouble()).isCloseTo(Math.pow(2, 5.5), within(1e-9));
  }

  @Test
  void theScaleDividesThePowersOfTwo() {
    ExponentialHistogram histogram =
        new ExponentialHistogram(1, Double.NaN, Double.NaN, 3, 0, -80, List.of(1L));

    assertThat(histogram.quantile(0.5).getAsDouble())
        .isCloseTo(Math.pow(2, -79.5 / 8), within(1e-12));
  }

  @Test
  void aQuantileIsNeverBeyondTheSmallestAndLargestValue() {
    assertThat(histogram(12, 12, 0, 5L).quantile(0.5)).hasValue(12);
    assertThat(histogram(9, 10, 0, 5L).quantile(0.99)).hasValue(10);
  }

  @Test
  void zerosCountBeforeTheBuckets() {
    ExponentialHistogram histogram = histogram(0, 16, 9, 1L);

    assertThat(histogram.quantile(0.9)).hasValue(0);
    assertThat(histogram.quantile(0.99).getAsDouble()).isGreaterThan(8);
  }

  @Test
  void nothingHasNoQuantile() {
    assertThat(histogram(Double.NaN, Double.NaN, 0).quantile(0.5)).isEmpty();
  }
}
