package dev.faultline.client.backend;

import dev.faultline.client.metric.MetricBatch;
import java.io.IOException;

/** Somewhere that metrics go. As a {@link Backend}, but nothing is kept for it. */
public interface MetricBackend extends BatchSender {
  /**
   * What {@link #send} will be given.
   *
   * @throws IOException when it cannot be encoded; any other exception means the same
   */
  byte[] encode(MetricBatch batch) throws IOException;
}
