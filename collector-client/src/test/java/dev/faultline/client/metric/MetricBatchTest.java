package dev.faultline.client.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricBatchTest {
  @Test
  void splitsAtTheGivenNumberOfPointsAndLosesNone() {
    MetricBatch batch = new MetricBatch(1, 2, List.of(sum("a", 5), sum("b", 0), sum("c", 2)));

    List<MetricBatch> parts = batch.split(3);

    assertThat(parts).extracting(MetricBatch::points).containsExactly(3, 3, 1);
    assertThat(parts.get(1).metrics()).extracting(Metric::name).containsExactly("a", "c");
    List<String> points = new ArrayList<>();
    for (MetricBatch part : parts) {
      assertThat(part.startUnixNanos()).isEqualTo(1);
      assertThat(part.unixNanos()).isEqualTo(2);
      for (Metric<?> metric : part.metrics()) {
        for (MetricPoint<?> point : metric.points()) {
          points.add(metric.name() + point.value());
        }
      }
    }
    assertThat(points).containsExactly("a0", "a1", "a2", "a3", "a4", "c0", "c1");
  }

  @Test
  void hasNoPartWithoutPoints() {
    assertThat(new MetricBatch(1, 2, List.of(sum("a", 0))).split(10)).isEmpty();
    assertThat(new MetricBatch(1, 2, List.of(sum("a", 3))).split(3)).hasSize(1);
  }

  private static Metric<Long> sum(String name, int points) {
    List<MetricPoint<Long>> made = new ArrayList<>();
    for (long i = 0; i < points; i++) {
      made.add(new MetricPoint<>(Attributes.builder().put("i", i).build(), i));
    }
    return Metric.sum(name, "1", "A test's.", made);
  }
}
