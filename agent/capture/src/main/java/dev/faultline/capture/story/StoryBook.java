package dev.faultline.capture.story;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.JvmMade;
import dev.faultline.capture.record.Record;
import java.util.concurrent.TimeUnit;

/**
 * Puts each record where it belongs: into a new story, an open one, or one that was told. A story
 * is told when it is settled: after a while without a wrapper, or at once when its exception ends
 * its thread. Used on the agent's thread alone.
 */
final class StoryBook {

  /** After this a throw of an exception that was told is not the end of the same story. */
  private static final long REUSED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Each holds a throwable and a snapshot of the application's values. */
  private static final int MAX_OPEN = 1024;

  private final OpenStories open;
  private final EventTeller teller;
  private final long settleNanos;
  private long begun;

  /**
   * @param settleNanos for how long a story stays open for what may wrap its exception
   */
  StoryBook(ThrowableFacts facts, EventTeller teller, long settleNanos) {
    this.open = new OpenStories(facts);
    this.teller = teller;
    this.settleNanos = settleNanos;
  }

  void accept(Record record, long nowNanos) {
    Throwable throwable = record.throwable();
    Story known = open.of(throwable);
    if (!record.isRepeated() && JvmMade.isShared(throwable)) {
      // The JVM throws one object for all of them: what is known of it is of another exception.
      begin(record, nowNanos, false);
      return;
    }
    SettledException earlier = teller.told(throwable);
    if (known != null) {
      seenAgain(record, known);
    } else if (earlier != null) {
      seenLater(record, earlier, nowNanos);
    } else if (!record.isRepeated()) {
      // Else counted where it was seen first, which was not recorded.
      begin(record, nowNanos, false);
    }
    if (isUncaught(record)) {
      settleAtOnce(throwable);
    }
  }

  private static boolean isUncaught(Record record) {
    return record instanceof BoundaryRecord
        && ((BoundaryRecord) record).boundary() == Boundary.UNCAUGHT;
  }

  private void settleAtOnce(Throwable throwable) {
    Story story = open.of(throwable);
    if (story != null) {
      settle(story);
    }
  }

  private void begin(Record record, long nowNanos, boolean reused) {
    Story story = new Story(record, begun++, nowNanos + settleNanos, reused);
    boolean wraps = open.joinWrapped(story);
    if (!wraps && record.occurrences() == 0) {
      record.fingerprint().countUnrecorded(1);
      return;
    }
    open.add(story);
    if (open.size() > MAX_OPEN) {
      settleOldest();
    }
  }

  private static void seenAgain(Record record, Story known) {
    if (FurtherSightings.isThrownAnew(record, known.countedAt())) {
      FurtherSightings.countAll(record);
      known.markReused();
    } else {
      FurtherSightings.countOthers(record);
      known.add(record);
    }
  }

  private void seenLater(Record record, SettledException earlier, long nowNanos) {
    ToldEvent told = earlier.event();
    if (FurtherSightings.isThrownAnew(record, told.countedAt())) {
      FurtherSightings.countAll(record);
      if (earlier.isInChain()) {
        told.markReused(earlier.link());
      }
    } else if (FurtherSightings.isFreshThrow(record)
        && nowNanos - told.toldAtNanos() > REUSED_NANOS) {
      begin(record, nowNanos, true);
    } else {
      FurtherSightings.countOthers(record);
      teller.tellLater(record, earlier);
    }
  }

  /** Has the stack traces expanded of all exceptions of open stories, and of their causes. */
  void expand() {
    open.expand();
  }

  /** Makes an event of one story whose time has come; false when there is none. */
  boolean settleDue(long nowNanos) {
    Story oldest = open.oldest();
    return oldest != null && oldest.settleAtNanos() - nowNanos <= 0 && settleOldest();
  }

  /** Makes an event of the oldest open story; false when there is none. */
  boolean settleOldest() {
    Story oldest = open.oldest();
    if (oldest == null) {
      return false;
    }
    settle(oldest);
    return true;
  }

  private void settle(Story story) {
    open.take(story);
    teller.tell(story);
  }
}
