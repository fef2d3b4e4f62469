package dev.faultline.client.otlp;

import dev.faultline.client.event.Resource;
import dev.faultline.client.http.Gzip;
import dev.faultline.client.json.JsonOutput;
import dev.faultline.client.text.TextLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * What the requests of all OTLP signals have in common: one resource, one scope, and the records in
 * it. To be used by one thread at a time.
 */
final class OtlpRequest {
  private static final String SCOPE_NAME = "dev.faultline";
  private static final int INITIAL_CAPACITY = 8_192;

  private final OtlpEncoding encoding;
  private final Resource resource;
  private final String scopeVersion;
  private final TextLimits limits;
  private final Signal signal;
  private final JsonOutput json = new JsonOutput();

  /** What signals call the levels of a request. */
  enum Signal {
    LOGS(Field.RESOURCE_LOGS, Field.SCOPE_LOGS, Field.LOG_RECORDS),
    METRICS(Field.RESOURCE_METRICS, Field.SCOPE_METRICS, Field.METRICS);

    private final Field resources;
    private final Field scopes;
    private final Field records;

    Signal(Field resources, Field scopes, Field records) {
      this.resources = resources;
      this.scopes = scopes;
      this.records = records;
    }
  }

  /** Writes the records, each as an element. */
  interface Records {
    void write(MessageWriter message, AnyValueWriter values) throws IOException;
  }

  OtlpRequest(
      Signal signal,
      OtlpEncoding encoding,
      Resource resource,
      String scopeVersion,
      TextLimits limits) {
    this.signal = signal;
    this.encoding = Objects.requireNonNull(encoding, "encoding");
    this.resource = Objects.requireNonNull(resource, "resource");
    this.scopeVersion = Objects.requireNonNull(scopeVersion, "scopeVersion");
    this.limits = limits;
  }

  /** The request, compressed with gzip. */
  byte[] gzip(Records records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    try (OutputStream gzip = Gzip.compressing(bytes)) {
      write(records, gzip);
    }
    return bytes.toByteArray();
  }

  /** Writes it, not compressed. The stream is flushed and left open. */
  void write(Records records, OutputStream out) throws IOException {
    MessageWriter message = writer(out);
    AnyValueWriter values = new AnyValueWriter(message, limits);
    message.startRepeated(signal.resources);
    message.startElement();
    writeResource(message, values);
    message.startRepeated(signal.scopes);
    message.startElement();
    writeScope(message);
    message.startRepeated(signal.records);
    records.write(message, values);
    message.endRepeated();
    message.endElement();
    message.endRepeated();
    message.endElement();
    message.endRepeated();
    message.close();
  }

  private MessageWriter writer(OutputStream out) throws IOException {
    return encoding == OtlpEncoding.JSON
        ? new JsonMessageWriter(json.to(out))
        : new ProtobufMessageWriter(out);
  }

  private void writeResource(MessageWriter message, AnyValueWriter values) throws IOException {
    message.startMessage(Field.RESOURCE);
    values.attributes(Field.RESOURCE_ATTRIBUTES, resource.attributes());
    message.endMessage();
  }

  private void writeScope(MessageWriter message) throws IOException {
    message.startMessage(Field.SCOPE);
    message.text(Field.SCOPE_NAME, SCOPE_NAME);
    message.text(Field.SCOPE_VERSION, scopeVersion);
    message.endMessage();
  }
}
