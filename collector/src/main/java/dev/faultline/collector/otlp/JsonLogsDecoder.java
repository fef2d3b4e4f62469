package dev.faultline.collector.otlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON encoding, {@code application/json}, by OTLP's JSON mapping: names in lowerCamelCase,
 * trace and span ids in hexadecimal, 64-bit integers as decimal strings or numbers, enumerations as
 * integers, unknown fields ignored. Reads token by token, so that what is not known costs nothing
 * and the depth of nesting is bounded.
 */
final class JsonLogsDecoder implements LogsDecoder {

  private final JsonRequest request = new JsonRequest("ExportLogsServiceRequest", "resourceLogs");

  @Override
  public List<LogRecord> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException {
    List<LogRecord> records = new ArrayList<>();
    request.read(body, budget, fields -> resourceLogs(fields, records));
    return records;
  }

  private static void resourceLogs(JsonFields fields, List<LogRecord> records) throws IOException {
    List<LogRecordBuilder> builders = new ArrayList<>();
    Attributes resource =
        JsonRequest.readResource(
            fields, "scopeLogs", "logRecords", () -> builders.add(logRecord(fields)));
    builders.forEach(builder -> records.add(builder.build(resource)));
  }

  private static LogRecordBuilder logRecord(JsonFields fields) throws IOException {
    fields.budget().record();
    LogRecordBuilder record = new LogRecordBuilder();
    fields.forEach(
        name -> {
          switch (name) {
            case "timeUnixNano":
              record.timeUnixNano(fields.unsigned64());
              break;
            case "observedTimeUnixNano":
              record.observedTimeUnixNano(fields.unsigned64());
              break;
            case "severityNumber":
              record.severityNumber(fields.int32());
              break;
            case "severityText":
              record.severityText(fields.text());
              break;
            case "eventName":
              record.eventName(fields.text());
              break;
            case "body":
              record.body(JsonValues.value(fields));
              break;
            case "attributes":
              record.attributes(JsonValues.attributes(fields));
              break;
            case "traceId":
              record.traceId(fields.hex(32));
              break;
            case "spanId":
              record.spanId(fields.hex(16));
              break;
            default:
              fields.skip();
          }
        });
    return record;
  }
}
