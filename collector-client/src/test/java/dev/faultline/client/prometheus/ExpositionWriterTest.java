package dev.faultline.client.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.event.Resource;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpositionWriterTest {
  private static final Resource SHOP =
      Resource.builder().put("service.name", "shop").put("process.pid", 17).build();

  private final BucketBounds bounds = BucketBounds.of(Arrays.asList(0.001, 0.25, 10.0));

  @Test
  void writesCountersGaugesAndHistogramsAsPrometheusReadsThem() {
    assertThat(write(ExpositionFormat.TEXT, all()))
        .isEqualTo(
            """
            # HELP target_info What the metrics come from.
            # TYPE target_info gauge
            target_info{service_name="shop",process_pid="17"} 1
            # HELP faultline_exceptions_total Thrown.
            # TYPE faultline_exceptions_total counter
            faultline_exceptions_total{exception_type="com.acme.A",code_line_number="7"} 3
            # HELP faultline_agent_time_seconds_total Time "used".
            # TYPE faultline_agent_time_seconds_total counter
            faultline_agent_time_seconds_total 1.5
            # HELP faultline_agent_overhead_ratio Share.
            # TYPE faultline_agent_overhead_ratio gauge
            faultline_agent_overhead_ratio{faultline_part="agent"} 0.01
            # HELP faultline_method_duration_seconds How long.
            # TYPE faultline_method_duration_seconds histogram
            faultline_method_duration_seconds_bucket{faultline_outcome="returned",le="0.001"} 1
            faultline_method_duration_seconds_bucket{faultline_outcome="returned",le="0.25"} 3
            faultline_method_duration_seconds_bucket{faultline_outcome="returned",le="10.0"} 3
            faultline_method_duration_seconds_bucket{faultline_outcome="returned",le="+Inf"} 4
            faultline_method_duration_seconds_sum{faultline_outcome="returned"} 20.2
            faultline_method_duration_seconds_count{faultline_outcome="returned"} 4
            """);
  }

  @Test
  void writesOpenMetricsWithUnitsAndAnEnd() {
    String text = write(ExpositionFormat.OPEN_METRICS, all());

    assertThat(text)
        .contains("# TYPE target info\ntarget_info{service_name=\"shop\"")
        .contains("# TYPE faultline_exceptions counter\nfaultline_exceptions_total{")
        .contains("# HELP faultline_agent_time_seconds Time \\\"used\\\".\n")
        .contains("# UNIT faultline_agent_time_seconds seconds\nfaultline_agent_time_seconds_total")
        .contains("# UNIT faultline_method_duration_seconds seconds\n")
        .endsWith("\n# EOF\n");
  }

  @Test
  void escapesWhatLabelsMayHold() {
    Attributes attributes =
        Attributes.builder()
            .put("a", "C:\\temp \"x\"\nnext")
            .put("b", "\uD83D\uDE00 \uD83D broken \0")
            .build();
    Metric<Double> gauge =
        Metric.gauge("g", "{x}", "one\\two\nthree", List.of(new MetricPoint<>(attributes, 1.0)));

    assertThat(write(ExpositionFormat.TEXT, List.of(gauge)))
        .contains("# HELP g one\\\\two\\nthree\n")
        .contains(
            "g{a=\"C:\\\\temp \\\"x\\\"\\nnext\",b=\"\uD83D\uDE00 \uFFFD broken \uFFFD\"} 1.0\n");
  }

  /** Readers refuse the whole page when a name or a set of labels comes twice. */
  @Test
  void putsTogetherWhatHasTheSameName() {
    Metric<Long> one = sum("faultline.agent.events", "faultline.backend", "a", 1);
    Metric<Long> other = sum("faultline.agent.events", "faultline.backend", "b", 2);
    Metric<Long> more = sum("faultline.agent.events", "faultline_backend", "b", 3);

    String text = write(ExpositionFormat.TEXT, List.of(one, sum("x", "y", "z", 9), other, more));

    assertThat(text.split("# TYPE faultline_agent_events_total", -1)).hasSize(2);
    assertThat(text)
        .contains(
            "# TYPE faultline_agent_events_total counter\n"
                + "faultline_agent_events_total{faultline_backend=\"a\"} 1\n"
                + "faultline_agent_events_total{faultline_backend=\"b\"} 5\n");
  }

  @Test
  void joinsLabelsThatBecomeTheSame() {
    Attributes attributes = Attributes.builder().put("a.b", "1").put("a-b", "2").build();

    assertThat(Labels.of(attributes.asMap())).isEqualTo("a_b=\"1;2\"");
    assertThat(PrometheusNames.label("1st:x")).isEqualTo("_1st_x");
  }

  @Test
  void leavesOutWhatHasNoPoints() {
    Metric<Long> none =
        Metric.sum("none", "1", "None.", Collections.<MetricPoint<Long>>emptyList());

    assertThat(write(ExpositionFormat.TEXT, List.of(none))).doesNotContain("none");
  }

  @Test
  void writesWhatIsNoNumber() {
    List<Metric<?>> gauges =
        List.of(
            gauge("a", Double.NaN),
            gauge("b", Double.POSITIVE_INFINITY),
            gauge("c", Double.NEGATIVE_INFINITY));

    assertThat(write(ExpositionFormat.TEXT, gauges))
        .contains("\na NaN\n")
        .contains("\nb +Inf\n")
        .contains("\nc -Inf\n");
  }

  /** A bucket that shrinks is a restart to Prometheus. */
  @Test
  void bucketsOnlyEverGrow() {
    LatencyHistogram histogram = new LatencyHistogram();
    BucketBounds usual = BucketBounds.usual();
    long[] before = new long[usual.size()];
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 500; i++) {
      histogram.record((long) Math.pow(10, 11 * random.nextDouble()));
      long[] now = usual.countsBelow(histogram.toExponential());
      for (int j = 0; j < now.length; j++) {
        assertThat(now[j]).isGreaterThanOrEqualTo(before[j]);
        assertThat(now[j]).isGreaterThanOrEqualTo(j == 0 ? 0 : now[j - 1]);
      }
      before = now;
    }
  }

  /** Off by the values that are within half a bucket of the bound, and by no others. */
  @Test
  void countsBelowABoundWithinHalfABucketOfIt() {
    LatencyHistogram histogram = new LatencyHistogram();
    java.util.Random random = new java.util.Random(4);
    long[] values = random.longs(50_000, 1, 2_000_000_000L).toArray();
    for (long value : values) {
      histogram.record(value);
    }
    long[] below = BucketBounds.usual().countsBelow(histogram.toExponential());
    double half = Math.pow(2, 1 / 64.0) * 1.000001;
    for (int i = 0; i < below.length; i++) {
      double bound = Double.parseDouble(BucketBounds.usual().text(i)) * 1e9;
      assertThat(below[i])
          .isBetween(
              Arrays.stream(values).filter(v -> v <= bound / half).count(),
              Arrays.stream(values).filter(v -> v <= bound * half).count());
    }
  }

  @Test
  void refusesBoundsThatDoNotRise() {
    assertThatThrownBy(() -> BucketBounds.of(Arrays.asList(1.0, 1.0)))
        .hasMessageContaining("above");
    assertThatThrownBy(() -> BucketBounds.of(List.of(0.0))).hasMessageContaining("above 0");
    assertThatThrownBy(() -> BucketBounds.of(List.of(Double.NaN))).hasMessageContaining("above 0");
  }

  private static List<Metric<?>> all() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (long millis : new long[] {0, 100, 100, 20_000}) {
      histogram.record(millis * 1_000_000);
    }
    return Arrays.<Metric<?>>asList(
        Metric.sum(
            "faultline.exceptions",
            "{exception}",
            "Thrown.",
            List.of(
                new MetricPoint<>(
                    Attributes.builder()
                        .put("exception.type", "com.acme.A")
                        .put("code.line.number", 7)
                        .build(),
                    3L))),
        Metric.sum(
            "faultline.agent.time",
            "ns",
            "Time \"used\".",
            List.of(new MetricPoint<>(Attributes.empty(), 1_500_000_000L))),
        Metric.gauge(
            "faultline.agent.overhead",
            "1",
            "Share.",
            List.of(new MetricPoint<>(Attributes.of("faultline.part", "agent"), 0.01))),
        Metric.histogram(
            "faultline.method.duration",
            "s",
            "How long.",
            List.of(
                new MetricPoint<>(
                    Attributes.of("faultline.outcome", "returned"), histogram.toExponential()))));
  }

  private static Metric<Long> sum(String name, String key, String value, long count) {
    return Metric.sum(
        name, "{event}", "Events.", List.of(new MetricPoint<>(Attributes.of(key, value), count)));
  }

  private static Metric<Double> gauge(String name, double value) {
    return Metric.gauge(name, "{x}", "It.", List.of(new MetricPoint<>(Attributes.empty(), value)));
  }

  private String write(ExpositionFormat format, List<Metric<?>> metrics) {
    return new ExpositionWriter(format, bounds).write(SHOP, metrics);
  }
}
