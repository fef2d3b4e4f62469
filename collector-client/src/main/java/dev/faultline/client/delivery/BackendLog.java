package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;

/**
 * Tells people what they need to know of the backend: one line when it goes away and one when it is
 * back, one now and then for each way to refuse and for one that comes and goes, and none for every
 * try. Used by the export thread alone.
 */
final class BackendLog {
  private static final String ACCOUNT = "account";

  private final ClientLog log;
  private final ExportSpool spool;
  private final int queueCapacity;
  private final Reminder reminder = new Reminder();
  private String backend;
  private Absences absences = new Absences();
  private String lastFailure;
  private long droppedBefore;
  private long lostTold;

  /**
   * @param spool where events are kept while the backend is away, as far as the disk takes them
   * @param queueCapacity how many are kept in memory
   */
  BackendLog(ClientLog log, String backend, ExportSpool spool, int queueCapacity) {
    this.log = log;
    this.backend = backend;
    this.spool = spool;
    this.queueCapacity = queueCapacity;
  }

  /** It is another backend that is asked from now on. */
  void redirected(String toBackend) {
    backend = toBackend;
    absences = new Absences();
  }

  /**
   * Tells what became of all events when some were lost since, ten minutes after anything of that
   * kind was told.
   */
  void account(DeliveryAccount account) {
    if (account.lost() > lostTold && isDue(ACCOUNT)) {
      lostTold = account.lost();
      log.warn("Not all events reach " + backend + ": " + account);
    }
  }

  /** An attempt failed and will be repeated. */
  void failed(String detail, DeliveryAccount account) {
    failed(detail, account, System.nanoTime());
  }

  void failed(String detail, DeliveryAccount account, long nowNanos) {
    account(account);
    lastFailure = detail;
    if (absences.count() == 0) {
      droppedBefore = account.dropped();
    }
    if (absences.failed(nowNanos)) {
      log.warn(
          "The backend "
              + backend
              + " does not take events ("
              + detail
              + "); trying again, "
              + keeping());
    }
  }

  private String keeping() {
    return spool.isKeeping()
        ? "events are kept on disk meanwhile, in " + spool.folder()
        : "up to " + queueCapacity + " events are kept meanwhile";
  }

  /** The backend took a batch of so many events, perhaps not all of it. */
  void accepted(SendOutcome outcome, int events, DeliveryAccount account) {
    answered(account, System.nanoTime());
    if (outcome.refused() > 0) {
      say("refused", Refusal.describe(outcome, events, "events of a batch"));
    } else if (outcome.detail() != null) {
      say("remark", outcome.detail());
    }
  }

  void answered(DeliveryAccount account, long nowNanos) {
    if (absences.answered(nowNanos)) {
      long times = absences.takeCount();
      log.warn(
          "The backend "
              + backend
              + " takes events again; "
              + (account.dropped() - droppedBefore)
              + " were dropped meanwhile"
              + (times == 1 ? "" : "; it was away " + times + " times, the last: " + lastFailure));
    }
  }

  private void say(String subject, String text) {
    if (isDue(subject)) {
      log.warn("The backend " + backend + " " + text);
    }
  }

  /** Our own work failed, and goes on. Throws nothing, however little memory there is. */
  void broken(Throwable failure) {
    try {
      if (isDue("broken")) {
        log.warn("Sending events to " + backend + " failed, and goes on: " + failure);
      }
    } catch (Throwable outOfMemory) {
      // What it has cost is counted.
    }
  }

  private boolean isDue(String subject) {
    long now = System.nanoTime();
    boolean due = reminder.isDue(subject, now);
    if (due) {
      reminder.said(ACCOUNT, now);
    }
    return due;
  }

  /** Events were given up. */
  void dropped(DropReason reason, int count, String detail) {
    if (isDue(reason.wireName())) {
      log.warn(
          "Dropped "
              + count
              + " events for "
              + backend
              + ", "
              + reason.wireName()
              + ": "
              + detail
              + " (further ones are counted, and not told for ten minutes)");
    }
  }
}
