package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;

/** The export thread's work: round after round, until the queue is closed and empty. */
final class Exporter implements Runnable {
  private final ExportRound round;
  private final EventQueue queue;
  private final FlushRequests flushes;
  private final ExportSpool spool;
  private final Sending sending;
  private final ActiveBackend<Backend> backend;

  Exporter(
      ExportRound round,
      EventQueue queue,
      FlushRequests flushes,
      ExportSpool spool,
      Sending sending,
      ActiveBackend<Backend> backend) {
    this.round = round;
    this.queue = queue;
    this.flushes = flushes;
    this.spool = spool;
    this.sending = sending;
    this.backend = backend;
  }

  @Override
  public void run() {
    try {
      spool.open();
      while (!queue.isOver()) {
        round.run();
      }
    } finally {
      try {
        sending.end();
        spool.close();
      } finally {
        backend.close();
        flushes.settled();
      }
    }
  }
}
