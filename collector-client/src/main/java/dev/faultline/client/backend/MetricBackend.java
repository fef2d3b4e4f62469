package dev.faultline.client.backend;

import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;

/** Somewhere that metrics go. As a {@link Backend}, but nothing is kept for it. */
public interface MetricBackend extends BatchSender {
  /**
   * Whether {@link #encode} is given all that there has been or what was added since the batch that
   * was last accepted; always the same.
   */
  default Temporality temporality() {
    return Temporality.CUMULATIVE;
  }

  /**
   * What {@link #send} will be given.
   *
   * @throws IOException when it cannot be encoded; any other exception means the same
   */
  byte[] encode(MetricBatch batch) throws IOException;
}
