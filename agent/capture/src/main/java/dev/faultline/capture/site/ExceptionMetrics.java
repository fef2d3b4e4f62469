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
    Map<Attributes, Long> seen = new LinkedHashMap<>();
    for (int number = 0; number < sites.size(); number++) {
      Site site = sites.get(number);
      if (site != null) {
        for (Fingerprint fingerprint : site.activity().fingerprints()) {
          add(seen, attributes(fingerprint), fingerprint.seen());
        }
      }
    }
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

  private static void add(Map<Attributes, Long> seen, Attributes attributes, long more) {
    Long before = seen.get(attributes);
    seen.put(attributes, before == null ? more : before + more);
  }

  private static Attributes attributes(Fingerprint fingerprint) {
    Site site = fingerprint.site();
    Attributes.Builder attributes =
        Attributes.builder()
            .put("faultline.site.kind", site.kind())
            .put("code.function.name", site.className() + '.' + site.methodName())
            .put("exception.type", fingerprint.type());
    if (site.line() >= 0) {
      attributes.put("code.line.number", site.line());
    }
    return attributes.build();
  }

  @Override
  public boolean hasCounts() {
    for (int number = 0; number < sites.size(); number++) {
      Site site = sites.get(number);
      if (site != null && site.activity().seen() > 0) {
        return true;
      }
    }
    return false;
  }
}
