package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolAccount;
import dev.faultline.client.spool.SpoolSettings;
import dev.faultline.client.spool.SpooledBatch;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * One folder with batches, as far as the disk lets there be one: what it refuses costs a batch its
 * place on disk, and is said once, until it is well again, and no more often than {@link Absences}
 * tell. Opened by its first use. Used by the export thread alone.
 */
final class UsedSpool {
  /** How long a folder that could not be opened is left alone. */
  private static final long REOPEN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SpoolSettings settings;
  private final Ledger ledger;
  private final ClientLog log;
  private final Absences absences = new Absences();
  private Spool spool;
  private SpoolAccount seen;
  private boolean former;
  private boolean failing;
  private boolean full;
  private boolean triedToOpen;
  private long openFailedAtNanos;

  UsedSpool(SpoolSettings settings, Ledger ledger, ClientLog log) {
    this.settings = settings;
    this.ledger = ledger;
    this.log = log;
  }

  /** Opens it, with what was left. */
  void open() {
    opened();
  }

  boolean isOpen() {
    return spool != null;
  }

  /** Whether the disk has taken what was last written, or would as far as is known. */
  boolean isKeeping() {
    return !failing && !full;
  }

  /** Where batches are kept. */
  File folder() {
    return settings.folder();
  }

  /** Says whether it only gives what it has, and nothing more is written. */
  void setFormer(boolean isFormer) {
    former = isFormer;
  }

  /** Whether nothing of it waits, those in hand among it. */
  boolean isSettled() {
    return spool == null || spool.account().waiting() == 0;
  }

  /** Whether the batch is one of its own. */
  boolean has(SpooledBatch batch) {
    return spool != null && spool.has(batch);
  }

  /**
   * Writes a batch.
   *
   * @return the batch, to be settled or put back; null when it is not on disk
   */
  SpooledBatch keep(byte[] body, int events) {
    Spool open = opened();
    if (open == null) {
      return null;
    }
    try {
      SpooledBatch kept = open.append(body, events);
      told(kept == null);
      return kept;
    } catch (IOException | RuntimeException | Error failure) {
      fail(failure);
      return null;
    }
  }

  /** The oldest batch on disk; null when there is none that can be read. */
  SpooledBatch next() {
    if (spool == null) {
      return null;
    }
    try {
      return spool.next();
    } catch (IOException | RuntimeException | Error failure) {
      fail(failure);
      return null;
    } finally {
      account();
    }
  }

  /** Lets a batch go. */
  void settle(SpooledBatch batch) {
    try {
      spool.settle(batch);
    } catch (IOException | RuntimeException | Error failure) {
      // It may be sent once more, which its ids make harmless.
      fail(failure);
    } finally {
      account();
    }
  }

  void putBack(SpooledBatch batch) {
    spool.putBack(batch);
  }

  /** Looks for what other processes have left behind. */
  void takeOver() {
    if (spool == null) {
      return;
    }
    try {
      spool.takeOver();
    } catch (IOException | RuntimeException | Error failure) {
      fail(failure);
    } finally {
      account();
    }
  }

  /** What waits on disk is for the next process. */
  void close() {
    if (spool != null) {
      try {
        spool.close();
      } catch (IOException | RuntimeException | Error failure) {
        fail(failure);
      }
    }
  }

  private Spool opened() {
    if (spool != null) {
      return spool;
    }
    long now = System.nanoTime();
    if (triedToOpen && now - openFailedAtNanos < REOPEN_NANOS) {
      return null;
    }
    try {
      spool = Spool.open(settings);
      seen = SpoolAccount.empty();
      account();
    } catch (IOException | RuntimeException | Error failure) {
      triedToOpen = true;
      openFailedAtNanos = now;
      fail(failure);
    }
    return spool;
  }

  /** Enters into the account what the spool has found, lost or let go. */
  private void account() {
    SpoolAccount now = spool.account();
    long found = now.found() - seen.found();
    long damaged = now.damaged() - seen.damaged();
    long expired = now.expired() - seen.expired();
    if (found + damaged + expired > 0) {
      // One entry: what is noted here as seen is in the ledger, however little memory there is.
      ledger.spoolChanged(found, damaged, expired);
    }
    seen = now;
    tellLost(DropReason.SPOOL_DAMAGED, damaged);
    tellLost(DropReason.SPOOL_EXPIRED, expired);
    spool.tell(log);
  }

  private void tellLost(DropReason reason, long events) {
    if (events > 0) {
      log.warn(
          "Dropped "
              + events
              + " events on disk in "
              + settings.folder()
              + ", "
              + reason.wireName());
    }
  }

  private void fail(Throwable failure) {
    failing = true;
    if (absences.failed(System.nanoTime())) {
      String what =
          former
              ? "What waits on disk cannot be taken from there ("
              : "Events are kept in memory alone until the disk takes them again (";
      log.warn(what + settings.folder() + "): " + failure);
    }
  }

  private void told(boolean refused) {
    full = refused;
    if (refused) {
      tellFull();
      return;
    }
    failing = false;
    if (absences.answered(System.nanoTime())) {
      absences.takeCount();
      log.warn("Events are kept on disk again, in " + settings.folder());
    }
  }

  private void tellFull() {
    if (absences.failed(System.nanoTime())) {
      log.warn(
          "Further events are kept in memory alone: there are as many on disk in "
              + settings.folder()
              + " as there may be");
    }
  }
}
