package dev.faultline.collector.testing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.List;
import java.util.Map;

/** Protobuf messages from plain Java values: maps, lists, strings, numbers, booleans and null. */
public final class OtlpMessages {

  private OtlpMessages() {}

  public static ExportLogsServiceRequest request(Map<String, ?> resource, List<LogRecord> records) {
    ResourceLogs.Builder logs = ResourceLogs.newBuilder();
    resource.forEach((key, value) -> logs.getResourceBuilder().addAttributes(pair(key, value)));
    logs.addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(records));
    return ExportLogsServiceRequest.newBuilder().addResourceLogs(logs).build();
  }

  public static KeyValue pair(String key, Object value) {
    return KeyValue.newBuilder().setKey(key).setValue(value(value)).build();
  }

  public static AnyValue value(Object value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value instanceof String) {
      any.setStringValue((String) value);
    } else if (value instanceof Boolean) {
      any.setBoolValue((Boolean) value);
    } else if (value instanceof Double) {
      any.setDoubleValue((Double) value);
    } else if (value instanceof Number) {
      any.setIntValue(((Number) value).longValue());
    } else if (value instanceof byte[]) {
      any.setBytesValue(ByteString.copyFrom((byte[]) value));
    } else if (value instanceof List) {
      ArrayValue.Builder array = ArrayValue.newBuilder();
      ((List<?>) value).forEach(element -> array.addValues(value(element)));
      any.setArrayValue(array);
    } else if (value instanceof Map) {
      KeyValueList.Builder list = KeyValueList.newBuilder();
      ((Map<?, ?>) value).forEach((key, element) -> list.addValues(pair(key.toString(), element)));
      any.setKvlistValue(list);
    } else if (value != null) {
      throw new IllegalArgumentException("no OTLP value: " + value.getClass());
    }
    return any.build();
  }
}
