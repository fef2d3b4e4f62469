package dev.faultline.client.file;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Histograms in files, as HdrHistogram's log: of each, what was added since its last line. What
 * could not be written is in the next line. Other metrics are left out.
 */
final class FileMetricBackend implements MetricBackend {
  private final RollingFile file;
  private final String description;
  private final ClientLog log;

  /** What has been written of each, by metric and attributes. */
  private final Map<String, Map<Attributes, Written>> written = new HashMap<>();

  /** What was encoded last, and is not written yet. */
  private MetricBatch pending;

  /**
   * A backend that has touched no file.
   *
   * @throws IllegalArgumentException when the path is none
   */
  FileMetricBackend(FileSettings settings, Resource resource, Clock clock, ClientLog log) {
    PathPattern pattern = PathPattern.of(settings, resource);
    this.file = new RollingFile(pattern, settings, new HistogramLogFormat(), clock, log);
    this.description = pattern.current().getPath();
    this.log = log;
  }

  /** The path of the file that is written. */
  @Override
  public String description() {
    return description;
  }

  @Override
  public byte[] encode(MetricBatch batch) {
    pending = batch;
    HistogramLogEncoder lines = new HistogramLogEncoder();
    for (Metric<?> metric : batch.metrics()) {
      if (metric.kind() == Metric.Kind.EXPONENTIAL_HISTOGRAM) {
        for (MetricPoint<?> point : metric.points()) {
          add(lines, metric.name(), point, batch);
        }
      }
    }
    return lines.finish();
  }

  private void add(
      HistogramLogEncoder lines, String name, MetricPoint<?> point, MetricBatch batch) {
    ExponentialHistogram all = (ExponentialHistogram) point.value();
    Written before = of(name).get(point.attributes());
    ExponentialHistogram since = before == null ? all : all.since(before.histogram);
    if (since.count() > 0) {
      long from = before == null ? batch.startUnixNanos() : before.unixNanos;
      lines.add(name, point.attributes(), from, batch.unixNanos(), since);
    }
  }

  private Map<Attributes, Written> of(String name) {
    Map<Attributes, Written> there = written.get(name);
    if (there == null) {
      there = new HashMap<>();
      written.put(name, there);
    }
    return there;
  }

  @Override
  public SendOutcome send(byte[] lines) {
    try {
      if (lines.length > 0) {
        file.append(lines);
      }
    } catch (IOException failed) {
      return SendOutcome.retryable(failed.getMessage());
    }
    for (Metric<?> metric : pending.metrics()) {
      if (metric.kind() == Metric.Kind.EXPONENTIAL_HISTOGRAM) {
        for (MetricPoint<?> point : metric.points()) {
          ExponentialHistogram all = (ExponentialHistogram) point.value();
          of(metric.name()).put(point.attributes(), new Written(all, pending.unixNanos()));
        }
      }
    }
    return SendOutcome.accepted();
  }

  /** Does nothing: writing a file cannot be cut short, and takes no time worth it. */
  @Override
  public void cancel() {}

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      log.warn("Cannot close " + description + ": " + failed.getMessage());
    }
  }

  /** A state of a histogram, and when it was that. Immutable. */
  private static final class Written {
    final ExponentialHistogram histogram;
    final long unixNanos;

    Written(ExponentialHistogram histogram, long unixNanos) {
      this.histogram = histogram;
      this.unixNanos = unixNanos;
    }
  }
}
