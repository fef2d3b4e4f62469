package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolSettings;
import dev.faultline.client.spool.SpooledBatch;
import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Where batches are kept on disk: in the folder of the address that is sent to. What waits in the
 * folders of former addresses is sent before it, and they are let go when nothing waits there any
 * more. Used by the export thread alone, but for {@link #moveTo}, {@link #isLeft()} and {@link
 * #isWanted()}.
 */
final class ExportSpool {
  private final Ledger ledger;
  private final ClientLog log;

  /** Null for none. */
  private volatile SpoolSettings chosen;

  /** What was chosen when the export thread last looked. */
  private SpoolSettings followed;

  /** Null for none. */
  private UsedSpool written;

  private final List<UsedSpool> former = new ArrayList<>();

  /**
   * @param settings null for no spool
   */
  ExportSpool(SpoolSettings settings, Ledger ledger, ClientLog log) {
    this.ledger = ledger;
    this.log = log;
    chosen = settings;
  }

  /**
   * Keeps what comes from now on in another folder, or the same.
   *
   * @param settings null for no spool
   */
  void moveTo(SpoolSettings settings) {
    chosen = settings;
  }

  /** Whether other processes have left something in the folder. */
  boolean isLeft() {
    SpoolSettings now = chosen;
    return now != null && Spool.holdsSegments(now);
  }

  /** Whether there is to be one. */
  boolean isWanted() {
    return chosen != null;
  }

  /** Opens what is to be written, with what was left in it. */
  void open() {
    UsedSpool now = current();
    if (now != null) {
      now.open();
    }
  }

  /** Whether there is one. */
  boolean isUsed() {
    return written != null && written.isOpen() || !former.isEmpty();
  }

  /** Whether the disk has taken what was last written, or would as far as is known. */
  boolean isKeeping() {
    UsedSpool now = current();
    return now != null && now.isKeeping();
  }

  /** Where batches are kept, when there is a spool. */
  File folder() {
    return current().folder();
  }

  boolean hasWaiting() {
    return ledger.account().spooled() > 0;
  }

  /**
   * Writes a batch.
   *
   * @return the batch, to be settled or put back; null when it is not on disk
   */
  SpooledBatch keep(byte[] body, int events) {
    UsedSpool now = current();
    return now == null ? null : now.keep(body, events);
  }

  /** The oldest batch on disk; null when there is none that can be read. */
  SpooledBatch next() {
    UsedSpool now = current();
    for (UsedSpool one : former) {
      SpooledBatch batch = one.next();
      if (batch != null) {
        return batch;
      }
    }
    closeSettled();
    return now == null ? null : now.next();
  }

  /** Lets a batch go. Nothing happens for null. */
  void settle(SpooledBatch batch) {
    if (batch != null) {
      ownerOf(batch).settle(batch);
      closeSettled();
    }
  }

  void putBack(SpooledBatch batch) {
    ownerOf(batch).putBack(batch);
  }

  /** One that is in hand waits, so its spool is still there. */
  private UsedSpool ownerOf(SpooledBatch batch) {
    for (UsedSpool one : former) {
      if (one.has(batch)) {
        return one;
      }
    }
    return written;
  }

  /** Looks for what other processes have left behind for the address that is sent to. */
  void takeOver() {
    UsedSpool now = current();
    if (now != null) {
      now.takeOver();
    }
  }

  /** What waits on disk is for the next process that sends to the same address. */
  void close() {
    for (UsedSpool one : former) {
      one.close();
    }
    if (written != null) {
      written.close();
    }
  }

  /** Null for none. */
  private UsedSpool current() {
    SpoolSettings now = chosen;
    if (now != followed) {
      follow(now);
    }
    return written;
  }

  /** Leaves all as it was when there is no memory for it. */
  private void follow(SpoolSettings to) {
    if (!isWrittenIn(to)) {
      UsedSpool next = to == null ? null : in(to);
      if (written != null) {
        former.add(written);
        written.setFormer(true);
      }
      former.remove(next);
      written = next;
      closeSettled();
    }
    followed = to;
  }

  private boolean isWrittenIn(SpoolSettings place) {
    return written == null ? place == null : place != null && isIn(place, written);
  }

  private static boolean isIn(SpoolSettings place, UsedSpool spool) {
    return spool.folder().equals(place.folder());
  }

  private UsedSpool in(SpoolSettings place) {
    for (UsedSpool one : former) {
      if (isIn(place, one)) {
        one.setFormer(false);
        return one;
      }
    }
    return new UsedSpool(place, ledger, log);
  }

  private void closeSettled() {
    for (Iterator<UsedSpool> each = former.iterator(); each.hasNext(); ) {
      UsedSpool one = each.next();
      if (one.isSettled()) {
        each.remove();
        one.close();
      }
    }
  }
}
