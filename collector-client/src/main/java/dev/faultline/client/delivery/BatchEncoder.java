package dev.faultline.client.delivery;

import dev.faultline.client.event.Event;
import java.io.IOException;
import java.util.List;

/**
 * Turns a batch into the bytes that a {@link BatchSender} sends. Used by the export thread alone.
 */
public interface BatchEncoder {
  /**
   * The body of a request.
   *
   * @param events at least one
   * @throws IOException when the batch cannot be encoded; any other exception means the same
   */
  byte[] encode(List<? extends Event> events) throws IOException;
}
