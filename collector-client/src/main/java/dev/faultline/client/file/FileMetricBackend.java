package dev.faultline.client.file;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;
import java.time.Clock;

/**
 * Histograms in files, as HdrHistogram's log: of each, what was added since its last line. Other
 * metrics are left out.
 */
final class FileMetricBackend implements MetricBackend {
  private final RollingFile file;
  private final String description;
  private final ClientLog log;

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
  public Temporality temporality() {
    return Temporality.DELTA;
  }

  @Override
  public byte[] encode(MetricBatch batch) {
    HistogramLogEncoder lines = new HistogramLogEncoder();
    for (Metric<?> metric : batch.metrics()) {
      if (metric.kind() == Metric.Kind.EXPONENTIAL_HISTOGRAM) {
        for (MetricPoint<?> point : metric.points()) {
          lines.add(
              metric.name(),
              point.attributes(),
              point.startUnixNanos(),
              batch.unixNanos(),
              (ExponentialHistogram) point.value());
        }
      }
    }
    return lines.finish();
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
}
