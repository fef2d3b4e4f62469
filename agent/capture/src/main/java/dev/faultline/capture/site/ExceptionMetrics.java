package dev.faultline.capture.site;

import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many exceptions were seen at each site, by type, as a metric. Thread-safe. */
public final class ExceptionMetrics implements MetricSource {

  private final SiteRegistry sites;

  public ExceptionMetrics(SiteRegistry sites) {
    this.sites = sites;
  }

  @Override
  public List<Metric<?>> metrics() {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (int number = 0; number < sites.size(); number++) {
      Site site = sites.get(number);
      if (site != null) {
        for (Fingerprint fingerprint : site.activity().fingerprints()) {
          points.add(point(fingerprint));
        }
      }
    }
    return Collections.<Metric<?>>singletonList(
        Metric.sum(
            "faultline.exceptions",
            "{exception}",
            "Exceptions seen at the sites of the program's own code, every one of them.",
            points));
  }

  private static MetricPoint<Long> point(Fingerprint fingerprint) {
    Site site = fingerprint.site();
    Attributes.Builder attributes =
        Attributes.builder()
            .put("faultline.site.kind", kind(site))
            .put("code.function.name", site.className() + '.' + site.methodName())
            .put("exception.type", fingerprint.type());
    if (site.line() >= 0) {
      attributes.put("code.line.number", site.line());
    }
    return new MetricPoint<>(attributes.build(), fingerprint.seen());
  }

  private static String kind(Site site) {
    if (site instanceof ThrowSite) {
      return "throw";
    }
    return site instanceof CatchSite ? "catch" : "exit";
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
