package dev.faultline.collector.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON encoding, {@code application/json}, by OTLP's JSON mapping: names in lowerCamelCase,
 * trace and span ids in hexadecimal, 64-bit integers as decimal strings or numbers, enumerations as
 * integers, unknown fields ignored. Reads token by token, so that what is not known costs nothing
 * and the depth of nesting is bounded.
 */
final class JsonLogsDecoder implements LogsDecoder {

  private static final int MAX_NESTING = 300;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(400)
                  .build())
          .build();

  @Override
  public List<LogRecord> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException {
    try (JsonParser parser = factory.createParser(body)) {
      JsonFields fields = new JsonFields(parser, budget);
      List<LogRecord> records = new ArrayList<>();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw fields.expected("an object such as {\"resourceLogs\":[]}");
      }
      fields.forEach(
          name -> {
            if (name.equals("resourceLogs")) {
              fields.forEachElement(() -> resourceLogs(fields, records));
            } else {
              fields.skip();
            }
          });
      if (parser.nextToken() != null) {
        throw fields.expected("nothing after the request's closing brace");
      }
      return records;
    } catch (OverBudgetException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new MalformedBodyException(
          "the body is not a JSON ExportLogsServiceRequest: " + where(e) + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new MalformedBodyException(
          "the body is not a JSON ExportLogsServiceRequest: " + e.getMessage(), e);
    }
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": ";
  }

  private static void resourceLogs(JsonFields fields, List<LogRecord> records) throws IOException {
    Attributes[] resource = {Attributes.empty()};
    List<LogRecordBuilder> builders = new ArrayList<>();
    fields.forEach(
        name -> {
          switch (name) {
            case "resource":
              fields.forEach(
                  field -> {
                    if (field.equals("attributes")) {
                      resource[0] = attributes(fields);
                    } else {
                      fields.skip();
                    }
                  });
              break;
            case "scopeLogs":
              fields.forEachElement(() -> scopeLogs(fields, builders));
              break;
            default:
              fields.skip();
          }
        });
    // The resource may come after the records: only now is it known.
    builders.forEach(builder -> records.add(builder.build(resource[0])));
  }

  private static void scopeLogs(JsonFields fields, List<LogRecordBuilder> builders)
      throws IOException {
    fields.forEach(
        name -> {
          if (name.equals("logRecords")) {
            fields.forEachElement(() -> builders.add(logRecord(fields)));
          } else {
            fields.skip();
          }
        });
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
              record.attributes(attributes(fields));
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

  private static Attributes attributes(JsonFields fields) throws IOException {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    fields.forEachElement(() -> JsonValues.keyValue(fields, values::put));
    return Attributes.of(values);
  }
}
