package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes the part of an envelope that is known before it is sent. Used by one thread at a time. */
final class EnvelopeEncoder {
  static final String SDK = "faultline";

  /** Sentry takes events of 1 MiB. */
  static final int MAX_EVENT_BYTES = 1_000_000;

  private final Resource resource;
  private final String version;
  private final JsonOutput output = new JsonOutput();

  EnvelopeEncoder(Resource resource, String version) {
    this.resource = resource;
    this.version = version;
  }

  /** A header, and an item with the event; not compressed. */
  byte[] encode(Event event) throws IOException {
    byte[] payload = payload(event, Extent.FULL, 0);
    if (payload.length > MAX_EVENT_BYTES) {
      payload = payload(event, Extent.REDUCED, payload.length);
    }
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(payload.length + 256);
    try (JsonGenerator json = output.to(envelope)) {
      json.writeStartObject();
      json.writeStringField("event_id", EventId.of(event.id()));
      json.writeObjectFieldStart("sdk");
      json.writeStringField("name", SDK);
      json.writeStringField("version", version);
      json.writeEndObject();
      json.writeEndObject();
    }
    envelope.write('\n');
    writeItem(envelope, "event", payload);
    return envelope.toByteArray();
  }

  private byte[] payload(Event event, Extent extent, int tooLarge) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream(8_192);
    try (JsonGenerator json = output.to(payload)) {
      new EventWriter(json, extent, resource, version).write(event, tooLarge);
    }
    return payload.toByteArray();
  }

  /** An item with its header and the newline behind it. */
  static void writeItem(ByteArrayOutputStream envelope, String type, byte[] payload) {
    byte[] header =
        ("{\"type\":\""
                + type
                + "\",\"content_type\":\"application/json\",\"length\":"
                + payload.length
                + "}\n")
            .getBytes(StandardCharsets.UTF_8);
    envelope.write(header, 0, header.length);
    envelope.write(payload, 0, payload.length);
    envelope.write('\n');
  }
}
