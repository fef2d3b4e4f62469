package dev.faultline.capture.story;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One exception, what it wraps, and everything recorded of them. Holds no object of the
 * application's. Used on the agent's thread alone.
 */
final class Story {

  /** Those between the first and the last are alike. */
  private static final int MAX_ATTEMPTS = 16;

  private final KnownException outermost;
  private final Record first;
  private final Fingerprint countedAt;
  private long occurrences;
  private final long order;
  private final long settleAtNanos;
  private final Map<KnownException, List<Record>> recordsOf = new LinkedHashMap<>();
  private final Map<KnownException, List<KnownException>> attemptsBefore = new HashMap<>();
  private boolean reused;
  private ToldEvent continued;

  /**
   * @param outermost the exception that nothing in the story wraps
   * @param first what was recorded of it first
   * @param order a number that grows from story to story
   * @param settleAtNanos when the story is taken for complete, by {@link System#nanoTime()}
   * @param reused whether this very exception was thrown before, in another story
   */
  Story(KnownException outermost, Record first, long order, long settleAtNanos, boolean reused) {
    this.outermost = outermost;
    this.first = first;
    this.order = order;
    this.settleAtNanos = settleAtNanos;
    this.reused = reused;
    countedAt = first.fingerprint();
    occurrences = Math.max(1, first.occurrences());
    add(outermost, first);
  }

  /** Adds what was recorded further of an exception of this story. */
  void add(KnownException exception, Record record) {
    List<Record> list = recordsOf.get(exception);
    if (list == null) {
      list = new ArrayList<>(4);
      recordsOf.put(exception, list);
    }
    list.add(record);
  }

  /**
   * Takes over what is known of the exceptions of another story, which this one's outermost wraps.
   */
  void absorb(Story wrapped) {
    recordsOf.putAll(wrapped.recordsOf);
    attemptsBefore.putAll(wrapped.attemptsBefore);
    // An event that stands for others as well stays one of its own: they have not been wrapped.
    if (wrapped.continued != null && wrapped.continued.latest().occurrences() == 1) {
      continued = wrapped.continued;
    }
  }

  /**
   * Takes over the story of an exception like this one, which failed an earlier attempt of the same
   * call: the two are told as one.
   */
  void absorbAttempt(Story before) {
    recordsOf.putAll(before.recordsOf);
    List<KnownException> all = new ArrayList<>(before.attemptsBefore(before.outermost));
    all.add(before.outermost);
    all.addAll(attemptsBefore(outermost));
    while (all.size() > MAX_ATTEMPTS) {
      all.remove(1);
    }
    attemptsBefore.putAll(before.attemptsBefore);
    attemptsBefore.put(outermost, all);
    occurrences += before.occurrences;
    continued = before.continued;
  }

  /** The same of one that was told already. */
  void continueAttempt(ToldEvent before) {
    continued = before;
  }

  /** The event that this story goes on with; null when it is the beginning of one. */
  ToldEvent continued() {
    return continued;
  }

  /**
   * Whether it goes on with an event of an exception like its own, and not of one that it wraps.
   */
  boolean attemptsGoOnFrom(ToldEvent told) {
    return continued == told && first.fingerprint() == told.countedAt();
  }

  /** The exceptions that failed attempts before this one did, in the order of time. */
  List<KnownException> attemptsBefore(KnownException exception) {
    List<KnownException> before = attemptsBefore.get(exception);
    return before == null ? Collections.<KnownException>emptyList() : before;
  }

  /** What is to be told of circuit breakers that its exceptions have opened. */
  List<GuardRecord> openedBreakers() {
    List<GuardRecord> opened = new ArrayList<>(0);
    for (List<Record> records : recordsOf.values()) {
      for (Record record : records) {
        if (record instanceof GuardRecord
            && ((GuardRecord) record).kind() == GuardRecord.Kind.OPENED) {
          opened.add((GuardRecord) record);
        }
      }
    }
    return opened;
  }

  /** Whether it has passed woven code, or was captured otherwise, and not boundaries alone. */
  boolean isSeenBeyondBoundaries() {
    for (List<Record> records : recordsOf.values()) {
      for (Record record : records) {
        if (!(record instanceof BoundaryRecord)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a guard may still have something to tell of an exception that is gone by now. */
  boolean isGuarded(KnownException exception) {
    for (Record record : recordsOf(exception)) {
      if (record instanceof GuardRecord) {
        return true;
      }
    }
    return false;
  }

  /** Takes over what is known of one exception that another story has as well. */
  void share(KnownException exception, Story other) {
    if (!recordsOf.containsKey(exception)) {
      recordsOf.put(exception, new ArrayList<>(other.recordsOf(exception)));
    }
  }

  /** The exception that nothing in the story wraps. */
  KnownException outermost() {
    return outermost;
  }

  /** The first that was recorded of the outermost exception. */
  Record first() {
    return first;
  }

  /** What the story's occurrences count, or null when the exception was not seen at a site. */
  Fingerprint countedAt() {
    return countedAt;
  }

  long occurrences() {
    return occurrences;
  }

  /** Whether variables of any of its exceptions were left out to stay in the budget. */
  boolean lacksVariables() {
    for (List<Record> records : recordsOf.values()) {
      for (Record record : records) {
        if (record instanceof ThrowRecord && ((ThrowRecord) record).variablesWithheld()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether it is one of many that are alike: neither the end of its thread nor anything that the
   * application was given an id for, or another event refers to.
   */
  boolean isOneOfMany() {
    for (List<Record> records : recordsOf.values()) {
      for (Record record : records) {
        if (record instanceof CapturedRecord
            || record instanceof GuardRecord
                && ((GuardRecord) record).kind() == GuardRecord.Kind.OPENED
            || record instanceof BoundaryRecord
                && ((BoundaryRecord) record).boundary() == Boundary.UNCAUGHT) {
          return false;
        }
      }
    }
    return true;
  }

  boolean isReused() {
    return reused;
  }

  /** Notes that the outermost exception has been thrown again where it always is. */
  void markReused() {
    reused = true;
  }

  /** Whether this story's outermost exception was thrown before the other's. */
  boolean beganBefore(Story other) {
    return order < other.order;
  }

  long settleAtNanos() {
    return settleAtNanos;
  }

  /** Those of which something was recorded. */
  Set<KnownException> exceptions() {
    return recordsOf.keySet();
  }

  /**
   * What was recorded of one exception, in the order in which it came; empty when there is nothing.
   */
  List<Record> recordsOf(KnownException exception) {
    List<Record> list = recordsOf.get(exception);
    return list == null ? Collections.<Record>emptyList() : list;
  }
}
