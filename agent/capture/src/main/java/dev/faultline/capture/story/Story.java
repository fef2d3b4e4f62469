package dev.faultline.capture.story;

import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.ThrowSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One exception, what it wraps, and every throw of them that was recorded. Used on the agent's
 * thread alone.
 */
final class Story {

  private final Record outermost;
  private final ThrowSite countedAt;
  private final long order;
  private final long settleAtNanos;
  private final Map<Throwable, List<ThrowRecord>> throwsOf = new IdentityHashMap<>();
  private long occurrences;
  private boolean uncaught;

  /**
   * @param outermost the exception that nothing in the story wraps
   * @param order a number that grows from story to story
   * @param settleAtNanos when the story is taken for complete, by {@link System#nanoTime()}
   */
  Story(Record outermost, long order, long settleAtNanos) {
    this.outermost = outermost;
    this.order = order;
    this.settleAtNanos = settleAtNanos;
    if (outermost instanceof ThrowRecord) {
      ThrowRecord thrown = (ThrowRecord) outermost;
      countedAt = thrown.site();
      occurrences = Math.max(1, thrown.occurrences());
      add(thrown);
    } else {
      countedAt = null;
      occurrences = 1;
      throwsOf.put(outermost.throwable(), new ArrayList<ThrowRecord>(1));
    }
  }

  /** Adds a further throw of an exception of this story. */
  void add(ThrowRecord thrown) {
    List<ThrowRecord> list = throwsOf.get(thrown.throwable());
    if (list == null) {
      list = new ArrayList<>(2);
      throwsOf.put(thrown.throwable(), list);
    }
    list.add(thrown);
  }

  /**
   * Takes over what is known of the exceptions of another story, which this one's outermost wraps.
   */
  void absorb(Story wrapped) {
    throwsOf.putAll(wrapped.throwsOf);
  }

  /** Takes over what is known of the throws of one exception that another story has as well. */
  void share(Throwable throwable, Story other) {
    if (!throwsOf.containsKey(throwable)) {
      throwsOf.put(throwable, new ArrayList<>(other.throwsOf(throwable)));
    }
  }

  void markUncaught() {
    uncaught = true;
  }

  boolean isUncaught() {
    return uncaught;
  }

  Record outermost() {
    return outermost;
  }

  /**
   * The site whose throws the story's occurrences count, or null when the exception had no throw
   * site.
   */
  ThrowSite countedAt() {
    return countedAt;
  }

  long occurrences() {
    return occurrences;
  }

  /** Whether this story's outermost exception was thrown before the other's. */
  boolean beganBefore(Story other) {
    return order < other.order;
  }

  long settleAtNanos() {
    return settleAtNanos;
  }

  Set<Throwable> throwables() {
    return throwsOf.keySet();
  }

  /**
   * Recorded throws of one exception in the order in which they happened; empty when there are
   * none.
   */
  List<ThrowRecord> throwsOf(Throwable throwable) {
    List<ThrowRecord> list = throwsOf.get(throwable);
    return list == null ? Collections.<ThrowRecord>emptyList() : list;
  }
}
