package dev.faultline.client.delivery;

/** The export thread's work: delivers batch after batch until the queue is closed and empty. */
final class Exporter implements Runnable {
  private final EventQueue queue;
  private final FlushRequests flushes;
  private final BatchDelivery delivery;
  private final BatchSender sender;

  Exporter(EventQueue queue, FlushRequests flushes, BatchDelivery delivery, BatchSender sender) {
    this.queue = queue;
    this.flushes = flushes;
    this.delivery = delivery;
    this.sender = sender;
  }

  @Override
  public void run() {
    try {
      for (Batch batch = queue.take(flushes); batch != null; batch = queue.take(flushes)) {
        delivery.deliver(batch);
        flushes.settled();
      }
    } finally {
      sender.close();

      flushes.settled();
    }
  }
}
