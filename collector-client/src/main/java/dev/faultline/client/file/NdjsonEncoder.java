package dev.faultline.client.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.json.JsonOutput;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.text.TextLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Writes each event as a JSON object on a line of its own, in UTF-8. Used by one thread at a time.
 */
final class NdjsonEncoder {
  private static final int INITIAL_CAPACITY = 8_192;

  private final Resource resource;
  private final TextLimits limits = TextLimits.defaults();
  private final JsonOutput output = new JsonOutput();

  /**
   * An encoder with the default limits.
   *
   * @param resource what all events come from; stands in each line, which thus can be read by
   *     itself
   */
  NdjsonEncoder(Resource resource) {
    this.resource = Objects.requireNonNull(resource, "resource");
  }

  byte[] encode(List<? extends Event> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    try (JsonGenerator json = output.to(bytes)) {
      EventWriter writer = new EventWriter(json, new JsonValues(json, limits), limits);
      for (Event event : events) {
        writer.write(event, resource);
        json.writeRaw('\n');
      }
    }
    return bytes.toByteArray();
  }
}
