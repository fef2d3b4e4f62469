package dev.faultline.capture.story;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Puts each record where it belongs: into a new story, an open one, or one that was told. A story
 * is told when it is settled: after a while without a wrapper, or at once when its exception ends
 * its thread. Used on the agent's thread alone.
 */
final class StoryBook {

  /** After this a throw of an exception that was told is not the end of the same story. */
  private static final long REUSED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Each holds stack traces and copies of the application's values. */
  private static final int MAX_OPEN = 1024;

  private final OpenStories open = new OpenStories();
  private final KnownExceptions exceptions;
  private final ExceptionReader reader;
  private final EventTeller teller;
  private final MessageTeller messages;
  private final FailedAttempts attempts;
  private final LoggedCauses loggedCauses;
  private final long settleNanos;
  private long begun;

  /**
   * @param settleNanos for how long a story stays open for what may wrap its exception
   */
  StoryBook(
      KnownExceptions exceptions,
      ExceptionReader reader,
      EventTeller teller,
      MessageTeller messages,
      long settleNanos) {
    this.exceptions = exceptions;
    this.reader = reader;
    this.teller = teller;
    this.messages = messages;
    this.attempts = new FailedAttempts(open, teller);
    this.loggedCauses = new LoggedCauses(open, teller);
    this.settleNanos = settleNanos;
  }

  void accept(Record record, long nowNanos) {
    if (record instanceof GuardRecord) {
      acceptGuarded((GuardRecord) record, nowNanos);
      return;
    }
    Throwable throwable = record.takeThrowable();
    if (throwable == null) {
      collectedBefore(record);
      return;
    }
    KnownException exception = exceptions.of(throwable);
    if (record instanceof ThrowRecord) {
      UnwrappedCauses.note(exception, (ThrowRecord) record, open);
    }
    if (!record.isRepeated() && exception.isShared()) {
      // The JVM throws one object for all of them: what is known of it is of another exception.
      begin(exception, record, nowNanos, false);
      return;
    }
    Story known = open.of(exception);
    SettledException earlier = exception.settled();
    if (loggedCauses.takeIn(exception, record, known)) {
      return;
    }
    if (known != null) {
      seenAgain(exception, record, known);
    } else if (earlier != null) {
      seenLater(exception, record, earlier, nowNanos);
    } else if (!record.isRepeated()) {
      // Else counted where it was seen first, which was not recorded.
      begin(exception, record, nowNanos, false);
    }
    if (isUncaught(record)) {
      settleAtOnce(exception);
    }
  }

  /** What a guard did is of the exception's story, and of those that failed attempts before it. */
  private void acceptGuarded(GuardRecord record, long nowNanos) {
    Throwable throwable = record.takeThrowable();
    KnownException exception = throwable == null ? null : exceptions.of(throwable);
    boolean known = exception != null && takeIn(exception, record, nowNanos);
    if (record.call() != null) {
      attempts.accept(record, known ? exception : null);
    } else if (!known && record.kind() == GuardRecord.Kind.OPENED) {
      messages.opened(record, null);
    }
  }

  private boolean takeIn(KnownException exception, GuardRecord record, long nowNanos) {
    Story known = open.of(exception);
    SettledException earlier = exception.settled();
    if (known != null) {
      known.add(exception, record);
    } else if (earlier != null) {
      teller.tellLater(record, earlier);
      if (record.kind() == GuardRecord.Kind.OPENED) {
        messages.opened(record, earlier.event().latest().id());
      }
    } else if (!record.isRepeated()) {
      if (record.countedAs() != null) {
        // It was only counted so far.
        record.countedAs().takeBackUnrecorded();
      }
      begin(exception, record, nowNanos, false);
    } else {
      return false;
    }
    return true;
  }

  /** Memory ran short before this thread came to ask the exception anything: it is counted. */
  private static void collectedBefore(Record record) {
    if (!record.isRepeated() && record.fingerprint() != null) {
      FurtherSightings.countAll(record);
      record.fingerprint().due();
    }
  }

  private static boolean isUncaught(Record record) {
    return record instanceof BoundaryRecord
        && ((BoundaryRecord) record).boundary() == Boundary.UNCAUGHT;
  }

  private void settleAtOnce(KnownException exception) {
    Story story = open.of(exception);
    if (story != null) {
      settle(story);
    }
  }

  private void begin(KnownException exception, Record record, long nowNanos, boolean reused) {
    Story story = new Story(exception, record, begun++, nowNanos + settleNanos, reused);
    List<ExceptionReader.Reached> reached = reader.reach(exception, false);
    boolean wraps = open.joinWrapped(story, reached);
    if (!wraps && record.occurrences() == 0) {
      record.fingerprint().countUnrecorded(1);
      return;
    }
    open.add(story);
    reader.read(reached);
    if (open.size() > MAX_OPEN) {
      settleOldest();
    }
  }

  private void seenAgain(KnownException exception, Record record, Story known) {
    if (FurtherSightings.isThrownAnew(record, known.countedAt())) {
      FurtherSightings.countAll(record);
      known.markReused();
    } else {
      FurtherSightings.countOthers(record);
      known.add(exception, record);
      reader.read(reader.reach(exception, false));
    }
  }

  private void seenLater(
      KnownException exception, Record record, SettledException earlier, long nowNanos) {
    ToldEvent told = earlier.event();
    if (FurtherSightings.isThrownAnew(record, told.countedAt())) {
      FurtherSightings.countAll(record);
      if (earlier.isInChain()) {
        told.markReused(earlier.link());
      }
    } else if (FurtherSightings.isFreshThrow(record)
        && nowNanos - told.toldAtNanos() > REUSED_NANOS) {
      begin(exception, record, nowNanos, true);
    } else {
      FurtherSightings.countOthers(record);
      teller.tellLater(record, earlier);
    }
  }

  /** Has the stack traces expanded of all exceptions of open stories, and of their causes. */
  void expand() {
    for (KnownException exception : open.exceptions()) {
      reader.expand(reader.reach(exception, false));
    }
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

  /**
   * What its exceptions suppress, or were given for a cause, after they were thrown joins it now:
   * try-with-resources adds the failures of close() so.
   */
  private void settle(Story story) {
    open.take(story);
    List<ExceptionReader.Reached> reached = reader.reach(story.outermost(), true);
    open.joinWrapped(story, reached);
    open.close(story);
    reader.readFinally(reached);
    String eventId = teller.tell(story);
    for (GuardRecord opened : story.openedBreakers()) {
      messages.opened(opened, eventId);
    }
  }
}
