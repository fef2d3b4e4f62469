package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;

/** Keeps a log that throws from stopping delivery, or from reaching whoever offers an event. */
final class GuardedLog implements ClientLog {
  private final ClientLog log;

  GuardedLog(ClientLog log) {
    this.log = log;
  }

  @Override
  public void info(String message) {
    try {
      log.info(message);
    } catch (RuntimeException | Error broken) {
      // There is nowhere left to say so.
    }
  }

  @Override
  public void warn(String message) {
    try {
      log.warn(message);
    } catch (RuntimeException | Error broken) {
      // As above.
    }
  }
}
