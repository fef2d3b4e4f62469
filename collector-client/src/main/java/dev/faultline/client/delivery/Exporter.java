package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;

/**
 * The export thread's work: delivers batch after batch until the queue is closed and empty, and in
 * between what waits on disk.
 */
final class Exporter implements Runnable {
  private final EventQueue queue;
  private final FlushRequests flushes;
  private final BatchDelivery delivery;
  private final Replay replay;
  private final ExportSpool spool;
  private final ActiveBackend<Backend> backend;

  Exporter(
      EventQueue queue,
      FlushRequests flushes,
      BatchDelivery delivery,
      Replay replay,
      ExportSpool spool,
      ActiveBackend<Backend> backend) {
    this.queue = queue;
    this.flushes = flushes;
    this.delivery = delivery;
    this.replay = replay;
    this.spool = spool;
    this.backend = backend;
  }

  @Override
  public void run() {
    try {
      spool.open();
      while (!queue.isOver()) {
        long flushesSeen = flushes.made();
        Batch batch = queue.take(flushes, flushesSeen, replay.idleNanos());
        if (batch != null) {
          delivery.deliver(batch);
          flushes.settled();
        }
        replay.run();
      }
    } finally {
      spool.close();
      backend.close();
      flushes.settled();
    }
  }
}
