package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.SendOutcome;

/**
 * Tells people whether metrics arrive: one line when they do not, one when they do again. Used by
 * the metrics' thread alone, but for {@link #redirected}.
 */
final class MetricBackendLog {
  private final ClientLog log;
  private final Reminder reminder = new Reminder();
  private String backend;
  private boolean away;

  MetricBackendLog(ClientLog log, String backend) {
    this.log = log;
    this.backend = backend;
  }

  /** It is another backend that is asked from now on. */
  void redirected(String toBackend) {
    backend = toBackend;
    away = false;
  }

  void failed(String detail) {
    if (!away) {
      away = true;
      log.info(
          backend
              + " does not take metrics ("
              + detail
              + "); nothing is lost by that, the next export has all counts");
    }
  }

  void accepted(SendOutcome outcome) {
    if (away) {
      away = false;
      log.info(backend + " takes metrics again");
    }
    if (outcome.refused() > 0) {
      remark("refused", "refused " + outcome.refused() + " points of metrics: " + outcome.detail());
    } else if (outcome.detail() != null) {
      remark("remark", outcome.detail());
    }
  }

  private void remark(String subject, String text) {
    if (reminder.isDue(subject, System.nanoTime())) {
      log.warn(backend + ' ' + text);
    }
  }
}
