package dev.faultline.collector.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The binary encoding, {@code application/x-protobuf}. */
final class ProtobufLogsDecoder implements LogsDecoder {

  @Override
  public List<LogRecord> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException {
    ExportLogsServiceRequest request;
    try {
      new ProtobufScan(budget).count(body, ExportLogsServiceRequest.getDescriptor());
      request = ExportLogsServiceRequest.parseFrom(body);
    } catch (OverBudgetException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedBodyException(
          "the body is not a protobuf ExportLogsServiceRequest: " + e.getMessage(), e);
    }
    List<LogRecord> records = new ArrayList<>();
    for (ResourceLogs resourceLogs : request.getResourceLogsList()) {
      Attributes resource =
          ProtobufValues.attributes(resourceLogs.getResource().getAttributesList());
      for (ScopeLogs scopeLogs : resourceLogs.getScopeLogsList()) {
        scopeLogs.getLogRecordsList().forEach(record -> records.add(record(record, resource)));
      }
    }
    return records;
  }

  private static LogRecord record(
      io.opentelemetry.proto.logs.v1.LogRecord record, Attributes resource) {
    return new LogRecordBuilder()
        .timeUnixNano(record.getTimeUnixNano())
        .observedTimeUnixNano(record.getObservedTimeUnixNano())
        .severityNumber(record.getSeverityNumberValue())
        .severityText(record.getSeverityText())
        .eventName(record.getEventName())
        .body(ProtobufValues.value(record.getBody()))
        .attributes(ProtobufValues.attributes(record.getAttributesList()))
        .traceId(HexFormat.of().formatHex(record.getTraceId().toByteArray()))
        .spanId(HexFormat.of().formatHex(record.getSpanId().toByteArray()))
        .build(resource);
  }
}
