package dev.faultline.capture.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.metric.ExponentialHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostHistogramTest {

  private final CostHistogram histogram = new CostHistogram();

  @ParameterizedTest
  @ValueSource(longs = {8, 50, 1_000, 1_001, 12_345, 999_999, 1_000_000_000, 15_999_999_999L})
  void putsADurationIntoTheBucketThatOpenTelemetryHasForIt(long nanos) {
    histogram.record(nanos);
    ExponentialHistogram snapshot = histogram.snapshot();

    assertThat(snapshot.buckets()).isEqualTo(1);
    double base = Math.pow(2, Math.pow(2, -snapshot.scale()));
    double seconds = nanos / 1e9;
    assertThat(seconds).isGreaterThan(Math.pow(base, snapshot.offset()) * (1 - 1e-9));
    assertThat(seconds).isLessThanOrEqualTo(Math.pow(base, snapshot.offset() + 1) * (1 + 1e-9));
  }

  @Test
  void tellsWhatMostAreNotLongerThan() {
    assertThat(histogram.quantile(0.5)).isZero();
    assertThat(histogram).hasToString("0, p50 0.0 µs, p99 0.0 µs, max 0.0 µs");
    for (int i = 0; i < 98; i++) {
      histogram.record(1_000);
    }
    histogram.record(50_000);
    histogram.record(3_000_000);

    assertThat(histogram.quantile(0.5)).isBetween(1_000L, 1_190L);
    assertThat(histogram.quantile(0.99)).isBetween(50_000L, 59_500L);
    assertThat(histogram.quantile(1)).isEqualTo(3_000_000);
    assertThat(histogram.toString()).startsWith("100, p50 1.").endsWith(", max 3000.0 µs");
  }

  @Test
  void keepsCountSumAndRange() {
    histogram.record(2_000_000);
    histogram.record(0);
    histogram.record(60_000_000_000L);
    histogram.record(-5);
    ExponentialHistogram snapshot = histogram.snapshot();

    assertThat(snapshot.count()).isEqualTo(4);
    assertThat(histogram.count()).isEqualTo(4);
    assertThat(snapshot.sum()).isEqualTo(60.002);
    assertThat(snapshot.min()).isZero();
    assertThat(snapshot.max()).isEqualTo(60);
    assertThat(snapshot.bucketCount(0)).isEqualTo(2);
    assertThat(snapshot.bucketCount(snapshot.buckets() - 1)).isEqualTo(1);
  }

  @Test
  void hasNothingToShowBeforeTheFirst() {
    assertThat(histogram.snapshot()).isNull();
  }
}
