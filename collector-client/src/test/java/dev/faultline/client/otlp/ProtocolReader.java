package dev.faultline.client.otlp;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads requests with the protocol's own classes, which refuse any field that they do not know. */
public final class ProtocolReader {
  private ProtocolReader() {}

  public static ExportLogsServiceRequest gunzip(byte[] body) throws IOException {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    gunzip(body, request);
    return request.build();
  }

  static ExportMetricsServiceRequest gunzipMetrics(byte[] body) throws IOException {
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    gunzip(body, request);
    return request.build();
  }

  /** In whichever encoding it is. */
  private static void gunzip(byte[] body, Message.Builder into) throws IOException {
    byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    if (OtlpEncoding.of(body) == OtlpEncoding.JSON) {
      JsonFormat.parser().merge(new String(bytes, StandardCharsets.UTF_8), into);
    } else {
      into.mergeFrom(bytes);
    }
  }

  static List<LogRecord> records(ExportLogsServiceRequest request) {
    return request.getResourceLogs(0).getScopeLogs(0).getLogRecordsList();
  }

  public static List<String> messages(ExportLogsServiceRequest request) {
    List<String> messages = new ArrayList<>();
    for (LogRecord record : records(request)) {
      messages.add((String) plain(record.getAttributesList()).get("exception.message"));
    }
    return messages;
  }

  /** Attributes as plain JDK values, in order; a key given twice is an error. */
  static Map<String, Object> plain(List<KeyValue> attributes) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (KeyValue attribute : attributes) {
      if (plain.containsKey(attribute.getKey())) {
        throw new IllegalStateException(attribute.getKey() + " is there twice");
      }
      plain.put(attribute.getKey(), plain(attribute.getValue()));
    }
    return plain;
  }

  static Object plain(AnyValue value) {
    switch (value.getValueCase()) {
      case STRING_VALUE:
        return value.getStringValue();
      case BOOL_VALUE:
        return value.getBoolValue();
      case INT_VALUE:
        return value.getIntValue();
      case DOUBLE_VALUE:
        return value.getDoubleValue();
      case ARRAY_VALUE:
        List<Object> elements = new ArrayList<>();
        for (AnyValue element : value.getArrayValue().getValuesList()) {
          elements.add(plain(element));
        }
        return elements;
      case KVLIST_VALUE:
        return plain(value.getKvlistValue().getValuesList());
      case VALUE_NOT_SET:
        return null;
      default:
        throw new IllegalStateException("unexpected " + value.getValueCase());
    }
  }
}
