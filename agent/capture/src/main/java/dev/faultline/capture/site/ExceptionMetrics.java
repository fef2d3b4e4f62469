package dev.faultline.capture.site;

import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many exceptions were seen at each site, by type, as a metric. Thread-safe. */
public final class ExceptionMetrics implements MetricSource {

  private final SiteRegistry sites;

  public ExceptionMetrics(SiteRegistry sites) {
    this.sites = sites;
  }

  @Override
  public List<Metric<?>> metrics() {
    // Several sites may be told by the same attributes: two throws in one line, the parts of one
    // method. Points of a metric must differ.
    final Map<Attributes, Long> seen = new LinkedHashMap<>();
    sites.tellCounts(
        new SeenExceptions() {
          @Override
          public void seen(String kind, String function, int line, String type, long count) {
            Attributes attributes = attributes(kind, function, line, type);
            Long before = seen.get(attributes);
            seen.put(attributes, before == null ? count : before + count);
          }
        });
    List<MetricPoint<Long>> points = new ArrayList<>(seen.size());
    for (Map.Entry<Attributes, Long> one : seen.entrySet()) {
      points.add(new MetricPoint<>(one.getKey(), one.getValue()));
    }
    return Collections.<Metric<?>>singletonList(
        Metric.sum(
            "faultline.exceptions",
            "{exception}",
            "Exceptions seen at the sites of the program's own code, every one of them.",
            points));
  }

  private static Attributes attributes(String kind, String function, int line, String type) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put("faultline.site.kind", kind)
            .put("code.function.name", function)
            .put("exception.type", type);
    if (line >= 0) {
      attributes.put("code.line.number", line);
    }
    return attributes.build();
  }

  @Override
  public boolean hasCounts() {
    final boolean[] any = new boolean[1];
    sites.tellCounts(
        new SeenExceptions() {
          @Override
          public void seen(String kind, String function, int line, String type, long count) {
            any[0] = true;
          }
        });
    return any[0];
  }
}
