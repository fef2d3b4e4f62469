package dev.faultline.client.delivery;

import dev.faultline.client.metric.MetricBatch;
import java.io.IOException;

/** Turns metrics into the bytes that a {@link BatchSender} sends. Used by one thread alone. */
public interface MetricEncoder {
  /**
   * The body of a request.
   *
   * @throws IOException when it cannot be encoded; any other exception means the same
   */
  byte[] encode(MetricBatch batch) throws IOException;
}
