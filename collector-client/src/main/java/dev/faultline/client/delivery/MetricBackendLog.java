package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.SendOutcome;

/**
 * Tells people whether metrics arrive: one line when they do not, one when they do again, and none
 * for every try. Used by the metrics' thread alone.
 */
final class MetricBackendLog {
  private final ClientLog log;
  private final Reminder reminder = new Reminder();
  private String backend;
  private Absences absences = new Absences();

  MetricBackendLog(ClientLog log, String backend) {
    this.log = log;
    this.backend = backend;
  }

  /** It is another backend that is asked from now on. */
  void redirected(String toBackend) {
    backend = toBackend;
    absences = new Absences();
  }

  void failed(String detail) {
    if (absences.failed(System.nanoTime())) {
      log.info(
          backend
              + " does not take metrics ("
              + detail
              + "); nothing is lost by that, the next export has all counts");
    }
  }

  /** Those of the end, which no other export makes good. */
  void lastFailed(String detail) {
    log.info(
        backend
            + " did not take the last metrics ("
            + detail
            + "); what was counted since it last took any is lost");
  }

  void accepted(SendOutcome outcome, int points) {
    if (absences.answered(System.nanoTime())) {
      long times = absences.takeCount();
      log.info(
          backend
              + " takes metrics again"
              + (times == 1 ? "" : ", after it was away " + times + " times"));
    }
    if (outcome.refused() > 0) {
      remark("refused", Refusal.describe(outcome, points, "points of metrics"));
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
