package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricBatch;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.util.List;

/**
 * What the protocol's own classes read of our requests, which must be the same of either encoding:
 * JSON's reader refuses fields that it does not know, and a message with unknown fields of protobuf
 * equals none without.
 */
final class BothEncodings {
  private static final String VERSION = "1.2.3";

  private BothEncodings() {}

  static ExportLogsServiceRequest logs(Resource resource, List<? extends Event> events)
      throws IOException {
    return same(
        ProtocolReader.gunzip(
            new OtlpLogsEncoder(OtlpEncoding.JSON, resource, VERSION).encode(events)),
        ProtocolReader.gunzip(
            new OtlpLogsEncoder(OtlpEncoding.PROTOBUF, resource, VERSION).encode(events)));
  }

  static ExportMetricsServiceRequest metrics(Resource resource, MetricBatch batch)
      throws IOException {
    return same(
        ProtocolReader.gunzipMetrics(
            new OtlpMetricsEncoder(OtlpEncoding.JSON, resource, VERSION).encode(batch)),
        ProtocolReader.gunzipMetrics(
            new OtlpMetricsEncoder(OtlpEncoding.PROTOBUF, resource, VERSION).encode(batch)));
  }

  private static <M extends Message> M same(M json, M protobuf) {
    assertThat(protobuf).isEqualTo(json);
    return protobuf;
  }
}
