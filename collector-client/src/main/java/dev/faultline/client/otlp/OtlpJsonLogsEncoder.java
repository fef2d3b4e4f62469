package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.delivery.BatchEncoder;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Encodes events as an {@code ExportLogsServiceRequest} in OTLP's JSON encoding, streaming, without
 * a tree in between.
 *
 * <p>Whatever an event holds, the result is valid: lone surrogates become U+FFFD, NaN and
 * infinities strings, text longer than {@link TextLimits} allows is cut, values outside the
 * contract of {@link dev.faultline.client.event.Frame#variables()} are left out and say so.
 *
 * <p>To be used by one thread at a time.
 */
public final class OtlpJsonLogsEncoder implements BatchEncoder {
  private static final String SCOPE = "dev.faultline";
  private static final int INITIAL_CAPACITY = 8_192;

  private final Resource resource;
  private final String scopeVersion;
  private final TextLimits limits;
  private JsonFactory factory;

  /**
   * An encoder with the default limits.
   *
   * @param resource what all events come from
   * @param scopeVersion the version of the agent or library that made the events
   */
  public OtlpJsonLogsEncoder(Resource resource, String scopeVersion) {
    this.resource = Objects.requireNonNull(resource, "resource");
    this.scopeVersion = Objects.requireNonNull(scopeVersion, "scopeVersion");
    this.limits = TextLimits.defaults();
  }

  /** The request, compressed with gzip. */
  @Override
  public byte[] encode(List<ExceptionEvent> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    try (OutputStream gzip = new GZIPOutputStream(bytes, INITIAL_CAPACITY)) {
      write(events, gzip);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the request as JSON in UTF-8, not compressed. The stream is flushed and left open.
   *
   * @throws IOException when the stream does
   */
  public void write(List<ExceptionEvent> events, OutputStream out) throws IOException {
    try (JsonGenerator json = factory().createGenerator(out, JsonEncoding.UTF8)) {
      AnyValueWriter values = new AnyValueWriter(json, limits);
      json.writeStartObject();
      json.writeArrayFieldStart("resourceLogs");
      json.writeStartObject();
      writeResource(json, values);
      json.writeArrayFieldStart("scopeLogs");
      json.writeStartObject();
      writeScope(json);
      json.writeArrayFieldStart("logRecords");
      LogRecordWriter records = new LogRecordWriter(json, limits, values);
      for (ExceptionEvent event : events) {
        records.write(event);
      }
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
    json.writeArrayFieldStart("attributes");
    for (Map.Entry<String, Object> attribute : resource.attributes().entrySet()) {
      values.startAttribute(attribute.getKey());
      values.value(attribute.getValue());
      values.endAttribute();
    }
    json.writeEndArray();
    json.writeEndObject();
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
