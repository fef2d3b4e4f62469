package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExceptionMetricsTest {

  private final SiteRegistry sites = new SiteRegistry();
  private final ExceptionMetrics metrics = new ExceptionMetrics(sites);

  @Test
  void hasOnePointForEachTypeAtEachSite() {
    Site thrown =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE);
    Site caught =
        sites
            .of("com.acme.Shop", null)
            .catchSite(0, "<init>", -1, HandlerUse.builder().reads().build());
    sites.of("com.acme.Shop", null).throwSite(1, "quiet", 60, List.of(), ThrownOrigin.ELSEWHERE);
    count(thrown, new IllegalStateException(), 3);
    count(thrown, new Error(), 1);
    count(caught, new Error(), 2);

    Metric<?> metric = metrics.metrics().get(0);

    assertThat(metric.name()).isEqualTo("faultline.exceptions");
    List<Object> values = new ArrayList<>();
    for (MetricPoint<?> point : metric.points()) {
      values.add(point.value());
    }
    assertThat(values).containsExactly(3L, 1L, 2L);
    assertThat(metric.points().get(0).attributes().asMap())
        .containsExactly(
            Map.entry("faultline.site.kind", "throw"),
            Map.entry("code.function.name", "com.acme.Shop.order"),
            Map.entry("exception.type", "java.lang.IllegalStateException"),
            Map.entry("code.line.number", 42L));
    assertThat(metric.points().get(2).attributes().asMap())
        .containsExactly(
            Map.entry("faultline.site.kind", "catch"),
            Map.entry("code.function.name", "com.acme.Shop.<init>"),
            Map.entry("exception.type", "java.lang.Error"));
  }

  /** Else a backend that goes by the attributes keeps one of them and loses the others. */
  @Test
  void hasOnePointForSitesThatHaveTheSameAttributes() {
    count(
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE),
        new Error(),
        3);
    count(
        sites
            .of("com.acme.Shop", null)
            .throwSite(1, "order", 42, List.of("n"), ThrownOrigin.ELSEWHERE),
        new Error(),
        4);
    count(
        sites
            .of("com.acme.Shop", null)
            .throwSite(2, "order", 43, List.of(), ThrownOrigin.ELSEWHERE),
        new Error(),
        5);
    count(
        sites.of("com.acme.Shop", null).exitSite("()V#0", "order", 42, List.of()), new Error(), 6);
    count(
        sites.of("com.acme.Shop", null).exitSite("()V#1", "order", 42, List.of("n")),
        new Error(),
        7);

    List<? extends MetricPoint<?>> points = metrics.metrics().get(0).points();

    assertThat(points).extracting(MetricPoint::attributes).doesNotHaveDuplicates();
    assertThat(points).<Object>extracting(MetricPoint::value).containsExactly(7L, 5L, 13L);
  }

  @Test
  void hasCountsFromTheFirstExceptionOn() {
    Site site =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE);
    assertThat(metrics.hasCounts()).isFalse();

    count(site, new Error(), 1);
    assertThat(metrics.hasCounts()).isTrue();
  }

  private static void count(Site site, Throwable like, int times) {
    for (int i = 0; i < times; i++) {
      site.activity().of(like).countSeen();
    }
  }
}
