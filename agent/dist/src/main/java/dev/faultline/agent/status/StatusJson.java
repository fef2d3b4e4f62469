package dev.faultline.agent.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** A {@link Status} for programs: an object of objects, names with underscores. */
public final class StatusJson {

  private StatusJson() {}

  /** One JSON object, on lines of its own. */
  public static String of(Status status) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      for (StatusSection section : status.sections()) {
        json.writeObjectFieldStart(name(section.name()));
        for (Map.Entry<String, Object> figure : section.figures().entrySet()) {
          json.writeFieldName(name(figure.getKey()));
          write(json, figure.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static String name(String words) {
    return words.replace(' ', '_');
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long) {
      json.writeNumber((Long) value);
    } else if (value instanceof Double) {
      json.writeNumber((Double) value);
    } else if (value instanceof List) {
      json.writeStartArray();
      for (Object element : (List<?>) value) {
        json.writeString(String.valueOf(element));
      }
      json.writeEndArray();
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
