package dev.faultline.agent.jmx;

import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.NotCompliantMBeanException;
import javax.management.StandardMBean;

/** What histograms there are among the metrics. Thread-safe. */
final class DurationsBean extends StandardMBean implements DurationsMXBean {

  private final MetricSource metrics;

  DurationsBean(MetricSource metrics) throws NotCompliantMBeanException {
    super(DurationsMXBean.class, true);
    this.metrics = metrics;
  }

  @Override
  public DurationFigures[] getAll() {
    List<DurationFigures> all = new ArrayList<>();
    for (Metric<?> metric : metrics.metrics()) {
      if (metric.kind() == Metric.Kind.EXPONENTIAL_HISTOGRAM) {
        for (MetricPoint<?> point : metric.points()) {
          all.add(
              new DurationFigures(
                  metric.name(), point.attributes(), (ExponentialHistogram) point.value()));
        }
      }
    }
    return all.toArray(new DurationFigures[0]);
  }

  @Override
  public String list() {
    StringBuilder text =
        new StringBuilder("     count     p50 ms     p90 ms     p99 ms     max ms  what\n");
    for (DurationFigures one : getAll()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%10d %10.3f %10.3f %10.3f %10.3f  %s {%s}%n",
              one.getCount(),
              one.getP50(),
              one.getP90(),
              one.getP99(),
              one.getMax(),
              one.getMetric(),
              one.getOf()));
    }
    return text.toString();
  }
}
