package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Resource;
import dev.faultline.client.text.TextLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * What the requests of all OTLP signals have in common: one resource, one scope, and the records in
 * it. To be used by one thread at a time.
 */
final class OtlpJsonRequest {
  private static final String SCOPE = "dev.faultline";
  private static final int INITIAL_CAPACITY = 8_192;

  private final Resource resource;
  private final String scopeVersion;
  private final TextLimits limits;
  private final String resourceField;
  private final String scopeField;
  private final String recordsField;
  private JsonFactory factory;

  /** Writes the elements of the innermost array. */
  interface Records {
    void write(JsonGenerator json, AnyValueWriter values) throws IOException;
  }

  /**
   * @param resourceField the signal's name for the array of resources, such as {@code resourceLogs}
   * @param scopeField its name for the array of scopes
   * @param recordsField its name for the array of records
   */
  OtlpJsonRequest(
      Resource resource,
      String scopeVersion,
      TextLimits limits,
      String resourceField,
      String scopeField,
      String recordsField) {
    this.resource = Objects.requireNonNull(resource, "resource");
    this.scopeVersion = Objects.requireNonNull(scopeVersion, "scopeVersion");
    this.limits = limits;
    this.resourceField = resourceField;
    this.scopeField = scopeField;
    this.recordsField = recordsField;
  }

  /** The request, compressed with gzip. */
  byte[] gzip(Records records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    try (OutputStream gzip = new GZIPOutputStream(bytes, INITIAL_CAPACITY)) {
      write(records, gzip);
    }
    return bytes.toByteArray();
  }

  /** Writes it as JSON in UTF-8. The stream is flushed and left open. */
  void write(Records records, OutputStream out) throws IOException {
    try (JsonGenerator json = factory().createGenerator(out, JsonEncoding.UTF8)) {
      AnyValueWriter values = new AnyValueWriter(json, limits);
      json.writeStartObject();
      json.writeArrayFieldStart(resourceField);
      json.writeStartObject();
      writeResource(json, values);
      json.writeArrayFieldStart(scopeField);
      json.writeStartObject();
      writeScope(json);
      json.writeArrayFieldStart(recordsField);
      records.write(json, values);
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeResource(JsonGenerator json, AnyValueWriter values) throws IOException {
    json.writeObjectFieldStart("resource");
    writeAttributes(json, values, resource.attributes());
    json.writeEndObject();
  }

  /** Writes the field {@code attributes}. */
  static void writeAttributes(
      JsonGenerator json, AnyValueWriter values, Map<String, Object> attributes)
      throws IOException {
    json.writeArrayFieldStart("attributes");
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      values.startAttribute(attribute.getKey());
      values.value(attribute.getValue());
      values.endAttribute();
    }
    json.writeEndArray();
  }

  private void writeScope(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("scope");
    json.writeStringField("name", SCOPE);
    json.writeStringField("version", scopeVersion);
    json.writeEndObject();
  }

  /** Made by the first batch, so that Jackson is not loaded before. */
  private JsonFactory factory() {
    if (factory == null) {
      factory = JsonFactory.builder().build();
      factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
    return factory;
  }
}
