package dev.faultline.backend.kafka;

import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.Temporality;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpMetricsEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ThreadFactory;
import java.util.zip.GZIPInputStream;

/** Metrics on a topic of their own, a record for each export. */
final class KafkaMetricBackend extends TopicBackend implements MetricBackend {
  private final OtlpMetricsEncoder encoder;
  private final Temporality temporality;

  KafkaMetricBackend(
      KafkaSettings settings, Resource resource, String version, ThreadFactory threads) {
    super(settings, settings.metricsTopic(), threads);
    temporality = settings.temporality();
    encoder = new OtlpMetricsEncoder(OtlpEncoding.PROTOBUF, resource, version);
  }

  @Override
  public Temporality temporality() {
    return temporality;
  }

  @Override
  public byte[] encode(MetricBatch batch) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(encoder.encode(batch)))) {
      byte[] part = new byte[8192];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        value.write(part, 0, length);
      }
    }
    return newBatch(1).add("", value).toBytes();
  }
}
