package dev.faultline.client.otlp;

import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;

/**
 * Encodes metrics as an {@code ExportMetricsServiceRequest}, with the temporality of their batch.
 * To be used by one thread at a time.
 */
public final class OtlpMetricsEncoder {
  private final OtlpRequest request;
  private final TextLimits limits = TextLimits.defaults();

  /** An encoder with the default limits; parameters as for {@link OtlpLogsEncoder}. */
  public OtlpMetricsEncoder(OtlpEncoding encoding, Resource resource, String scopeVersion) {
    request = new OtlpRequest(OtlpRequest.Signal.METRICS, encoding, resource, scopeVersion, limits);
  }

  /** The request, compressed with gzip. */
  public byte[] encode(final MetricBatch batch) throws IOException {
    return request.gzip(
        new OtlpRequest.Records() {
          @Override
          public void write(MessageWriter message, AnyValueWriter values) throws IOException {
            MetricWriter metrics = new MetricWriter(message, values, limits, batch);
            for (Metric<?> metric : batch.metrics()) {
              metrics.write(metric);
            }
          }
        });
  }
}
