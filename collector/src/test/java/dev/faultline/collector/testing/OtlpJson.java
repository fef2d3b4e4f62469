package dev.faultline.collector.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes requests in OTLP's JSON encoding, independently of the collector's reader. */
public final class OtlpJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OtlpJson() {}

  public static byte[] of(ExportLogsServiceRequest request) {
    ObjectNode root = JSON.objectNode();
    ArrayNode resourceLogs = root.putArray("resourceLogs");
    request.getResourceLogsList().forEach(logs -> resourceLogs.add(resourceLogs(logs)));
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode resourceLogs(ResourceLogs logs) {
    ObjectNode node = JSON.objectNode();
    ArrayNode scopes = node.putArray("scopeLogs");
    for (ScopeLogs scope : logs.getScopeLogsList()) {
      ArrayNode records = scopes.addObject().putArray("logRecords");
      scope.getLogRecordsList().forEach(record -> records.add(record(record)));
    }
    // Last on purpose: a reader must not rely on the order of fields.
    node.putObject("resource")
        .set("attributes", attributes(logs.getResource().getAttributesList()));
    return node;
  }

  private static ObjectNode record(LogRecord record) {
    ObjectNode node = JSON.objectNode();
    node.put("timeUnixNano", Long.toString(record.getTimeUnixNano()));
    node.put("observedTimeUnixNano", Long.toString(record.getObservedTimeUnixNano()));
    node.put("severityNumber", record.getSeverityNumberValue());
    node.put("severityText", record.getSeverityText());
    node.put("eventName", record.getEventName());
    node.set("body", value(record.getBody()));
    node.set("attributes", attributes(record.getAttributesList()));
    node.put("traceId", HexFormat.of().formatHex(record.getTraceId().toByteArray()));
    node.put("spanId", HexFormat.of().formatHex(record.getSpanId().toByteArray()));
    return node;
  }

  private static ArrayNode attributes(List<KeyValue> pairs) {
    ArrayNode array = JSON.arrayNode();
    pairs.forEach(
        pair -> array.addObject().put("key", pair.getKey()).set("value", value(pair.getValue())));
    return array;
  }

  private static ObjectNode value(AnyValue value) {
    ObjectNode node = JSON.objectNode();
    switch (value.getValueCase()) {
      case STRING_VALUE:
        return node.put("stringValue", value.getStringValue());
      case BOOL_VALUE:
        return node.put("boolValue", value.getBoolValue());
      case INT_VALUE:
        return node.put("intValue", Long.toString(value.getIntValue()));
      case DOUBLE_VALUE:
        return Double.isFinite(value.getDoubleValue())
            ? node.put("doubleValue", value.getDoubleValue())
            : node.put("doubleValue", Double.toString(value.getDoubleValue()));
      case BYTES_VALUE:
        return node.put(
            "bytesValue", Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
      case ARRAY_VALUE:
        ArrayNode elements = node.putObject("arrayValue").putArray("values");
        value.getArrayValue().getValuesList().forEach(element -> elements.add(value(element)));
        return node;
      case KVLIST_VALUE:
        node.putObject("kvlistValue")
            .set("values", attributes(value.getKvlistValue().getValuesList()));
        return node;
      default:
        return node;
    }
  }
}
