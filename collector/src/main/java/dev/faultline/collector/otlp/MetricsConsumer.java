package dev.faultline.collector.otlp;

import java.util.List;

/** What becomes of metrics once they are decoded. Thread-safe. */
@FunctionalInterface
public interface MetricsConsumer {

  /** Takes the points of one request; what it has no use for, it drops. */
  void accept(List<MetricPoint> points);
}
