package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;

/**
 * Encodes metrics as an {@code ExportMetricsServiceRequest} in OTLP's JSON encoding, with
 * cumulative temporality. To be used by one thread at a time.
 */
public final class OtlpJsonMetricsEncoder {
  private final OtlpJsonRequest request;
  private final TextLimits limits = TextLimits.defaults();

  /** An encoder with the default limits; parameters as for {@link OtlpJsonLogsEncoder}. */
  public OtlpJsonMetricsEncoder(Resource resource, String scopeVersion) {
    request =
        new OtlpJsonRequest(
            resource, scopeVersion, limits, "resourceMetrics", "scopeMetrics", "metrics");
  }

  /** The request, compressed with gzip. */
  public byte[] encode(final MetricBatch batch) throws IOException {
    return request.gzip(
        new OtlpJsonRequest.Records() {
          @Override
          public void write(JsonGenerator json, AnyValueWriter values) throws IOException {
            MetricWriter metrics = new MetricWriter(json, values, limits, batch);
            for (Metric<?> metric : batch.metrics()) {
              metrics.write(metric);
            }
          }
        });
  }
}
