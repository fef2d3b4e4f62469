package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;

/** The export thread's work: delivers batch after batch until the queue is closed and empty. */
final class Exporter implements Runnable {
  private final EventQueue queue;
  private final FlushRequests flushes;
  private final BatchDelivery delivery;
  private final ActiveBackend<Backend> backend;

  Exporter(
      EventQueue queue,
      FlushRequests flushes,
      BatchDelivery delivery,
      ActiveBackend<Backend> backend) {
    this.queue = queue;
    this.flushes = flushes;
    this.delivery = delivery;
    this.backend = backend;
  }

  @Override
  public void run() {
    try {
      for (Batch batch = queue.take(flushes); batch != null; batch = queue.take(flushes)) {
        delivery.deliver(batch);
        flushes.settled();
      }
    } finally {
      backend.close();
      flushes.settled();
    }
  }
}
