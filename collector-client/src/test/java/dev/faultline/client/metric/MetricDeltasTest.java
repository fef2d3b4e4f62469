package dev.faultline.client.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.client.histogram.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricDeltasTest {
  private static final long START = 1_000;

  private final MetricDeltas deltas = new MetricDeltas();

  @Test
  void firstHasAllThereHasBeenSinceTheStart() {
    MetricBatch first = deltas.since(sums(1_010, Map.of("a", 5L)));

    assertThat(first.temporality()).isEqualTo(Temporality.DELTA);
    assertThat(told(first)).containsExactly("a = 5 from 1000 to 1010");
  }

  @Test
  void nextBeginsWhereTheLastThatArrivedEnds() {
    deltas.acknowledge(deltas.since(sums(1_010, Map.of("a", 5L))));

    assertThat(told(deltas.since(sums(1_020, Map.of("a", 7L)))))
        .containsExactly("a = 2 from 1010 to 1020");
  }

  @Test
  void whatDidNotArriveIsInTheNext() {
    deltas.acknowledge(deltas.since(sums(1_010, Map.of("a", 5L))));
    deltas.since(sums(1_020, Map.of("a", 7L)));
    deltas.since(sums(1_030, Map.of("a", 7L)));

    assertThat(told(deltas.since(sums(1_040, Map.of("a", 8L)))))
        .containsExactly("a = 3 from 1010 to 1040");
  }

  @Test
  void leavesOutWhatIsNotNewAndGoesOnFromThere() {
    deltas.acknowledge(deltas.since(sums(1_010, Map.of("a", 5L))));

    MetricBatch nothing = deltas.since(sums(1_020, Map.of("a", 5L)));
    assertThat(nothing.split(10)).isEmpty();
    deltas.acknowledge(nothing);

    assertThat(told(deltas.since(sums(1_030, Map.of("a", 6L)))))
        .containsExactly("a = 1 from 1020 to 1030");
  }

  @Test
  void seriesThatComesLaterBeginsWhenItWasNotThereYet() {
    deltas.acknowledge(deltas.since(sums(1_010, Map.of("a", 5L))));
    deltas.since(sums(1_020, Map.of("a", 6L)));
    deltas.since(sums(1_030, Map.of("a", 6L, "b", 1L)));

    assertThat(told(deltas.since(sums(1_040, Map.of("a", 6L, "b", 2L)))))
        .containsExactly("a = 1 from 1010 to 1040", "b = 2 from 1020 to 1040");
  }

  @Test
  void partsArriveEachForItself() {
    MetricBatch both = deltas.since(sums(1_010, Map.of("a", 5L, "b", 3L)));
    deltas.acknowledge(both.split(1).get(0));

    assertThat(told(deltas.since(sums(1_020, Map.of("a", 6L, "b", 3L)))))
        .containsExactly("a = 1 from 1010 to 1020", "b = 3 from 1000 to 1020");
  }

  @Test
  void seriesThatBeginsAgainCountsFromNothing() {
    deltas.acknowledge(deltas.since(sums(1_010, Map.of("a", 5L, "b", 5L))));
    deltas.acknowledge(deltas.since(sums(1_020, Map.of("a", 2L))));

    assertThat(told(deltas.since(sums(1_030, Map.of("a", 3L, "b", 7L)))))
        .containsExactly("a = 1 from 1020 to 1030", "b = 7 from 1020 to 1030");
  }

  @Test
  void gaugesStayAsTheyAre() {
    Metric<?> gauge =
        Metric.gauge("g", "1", "G.", List.of(new MetricPoint<>(Attributes.empty(), 0.5)));
    for (int i = 1; i < 3; i++) {
      MetricBatch batch = deltas.since(new MetricBatch(START, START + i, List.of(gauge)));
      assertThat(batch.metrics()).containsExactly(gauge);
      deltas.acknowledge(batch);
    }
  }

  /** Values that make the buckets coarser between exports, of which a third do not arrive. */
  @Test
  void differencesOfHistogramsAddUpToTheWhole() {
    Random random = new Random(5);
    LatencyHistogram all = new LatencyHistogram();
    ExponentialHistogram arrived = ExponentialHistogram.builder().scale(5).build();
    int refused = 0;
    for (int export = 1; export <= 60; export++) {
      for (int i = random.nextInt(20); i > 0; i--) {
        all.record(i % 7 == 0 ? 0 : (long) Math.pow(10, random.nextDouble() * export / 6));
      }
      // As coarse as a fifth of the way says, so that scales differ between two exports.
      ExponentialHistogram now = all.toExponential().withScale(5 - export / 12);
      Metric<?> metric =
          Metric.histogram("h", "s", "H.", List.of(new MetricPoint<>(Attributes.empty(), now)));
      MetricBatch added =
          deltas.since(new MetricBatch(START, START + export * 10L, List.of(metric)));
      boolean isLast = export == 60;
      if (!isLast && random.nextInt(3) == 0) {
        refused++;
        continue;
      }
      deltas.acknowledge(added);
      for (MetricPoint<?> point : added.metrics().get(0).points()) {
        arrived = arrived.plus((ExponentialHistogram) point.value());
      }
    }

    ExponentialHistogram whole = all.toExponential().withScale(arrived.scale());
    assertThat(refused).isGreaterThan(5);
    assertThat(arrived.count()).isEqualTo(whole.count());
    assertThat(arrived.zeroCount()).isEqualTo(whole.zeroCount());
    assertThat(arrived.sum()).isCloseTo(whole.sum(), within(1e-9 * whole.sum()));
    assertThat(arrived.offset()).isEqualTo(whole.offset());
    for (int i = 0; i < whole.buckets(); i++) {
      assertThat(arrived.bucketCount(i)).isEqualTo(whole.bucketCount(i));
    }
  }

  private static MetricBatch sums(long at, Map<String, Long> values) {
    List<MetricPoint<Long>> points = new ArrayList<>();
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            one -> points.add(new MetricPoint<>(Attributes.of("n", one.getKey()), one.getValue())));
    return new MetricBatch(START, at, List.of(Metric.sum("s", "1", "S.", points)));
  }

  private static List<String> told(MetricBatch batch) {
    List<String> told = new ArrayList<>();
    for (Metric<?> metric : batch.metrics()) {
      for (MetricPoint<?> point : metric.points()) {
        told.add(
            point.attributes().asMap().get("n")
                + " = "
                + point.value()
                + " from "
                + point.startUnixNanos()
                + " to "
                + batch.unixNanos());
      }
    }
    return told;
  }
}
