package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** OTLP's JSON encoding: proto3's, with names in lower camel case. */
final class JsonMessageWriter implements MessageWriter {
  private final JsonGenerator json;

  /**
   * @param json closed with this writer
   */
  JsonMessageWriter(JsonGenerator json) throws IOException {
    this.json = json;
    json.writeStartObject();
  }

  @Override
  public void startMessage(Field field) throws IOException {
    json.writeObjectFieldStart(field.jsonName());
  }

  @Override
  public void endMessage() throws IOException {
    json.writeEndObject();
  }

  @Override
  public void startRepeated(Field field) throws IOException {
    json.writeArrayFieldStart(field.jsonName());
  }

  @Override
  public void startElement() throws IOException {
    json.writeStartObject();
  }

  @Override
  public void endElement() throws IOException {
    json.writeEndObject();
  }

  @Override
  public void element(long value) throws IOException {
    json.writeString(Long.toString(value));
  }

  @Override
  public void endRepeated() throws IOException {
    json.writeEndArray();
  }

  @Override
  public void text(Field field, String value) throws IOException {
    json.writeStringField(field.jsonName(), value);
  }

  @Override
  public void flag(Field field, boolean value) throws IOException {
    json.writeBooleanField(field.jsonName(), value);
  }

  /** 64-bit integers are decimal strings in proto3's JSON. */
  @Override
  public void integer(Field field, long value) throws IOException {
    Field.Type type = field.type();
    if (type == Field.Type.INT32 || type == Field.Type.SINT32) {
      json.writeNumberField(field.jsonName(), value);
    } else {
      json.writeStringField(field.jsonName(), Long.toString(value));
    }
  }

  /** Without quotes where JSON can: proto3 has NaN and infinities as strings. */
  @Override
  public void floating(Field field, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeStringField(field.jsonName(), Double.toString(value));
    } else {
      json.writeNumberField(field.jsonName(), value);
    }
  }

  @Override
  public void close() throws IOException {
    // Closing the generator alone would end what was left open, and so hide that something was.
    json.writeEndObject();
    json.close();
  }
}
