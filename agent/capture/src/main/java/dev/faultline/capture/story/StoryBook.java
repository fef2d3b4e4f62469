package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.ExceptionEvent;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Joins records into stories and makes one event of each when it is settled: after a while without
 * a wrapper, or at once when the exception ends its thread. Used on the agent's thread alone.
 */
final class StoryBook {

  private static final int MAX_REACHABLE = 64;

  /** Each holds a throwable and a snapshot of the application's values. */
  private static final int MAX_OPEN = 1024;

  private final Map<Throwable, Story> open = new IdentityHashMap<>();
  private final Deque<Story> bySettleTime = new ArrayDeque<>();
  private final SettledStories settled = new SettledStories();
  private final SiteTallies tallies;
  private final EventAssembler assembler;
  private final Consumer<ExceptionEvent> outlet;
  private final long settleNanos;
  private long begun;

  /**
   * @param settleNanos for how long a story stays open for what may wrap its exception
   */
  StoryBook(
      InAppFrames inApp, Consumer<ExceptionEvent> outlet, SiteTallies tallies, long settleNanos) {
    this.assembler = new EventAssembler(inApp, settled);
    this.outlet = outlet;
    this.tallies = tallies;
    this.settleNanos = settleNanos;
  }

  void accept(Record record, long nowNanos) {
    if (record instanceof ThrowRecord) {
      thrown((ThrowRecord) record, nowNanos);
    } else {
      uncaught(record, nowNanos);
    }
  }

  private void thrown(ThrowRecord record, long nowNanos) {
    Story known = open.get(record.throwable());
    if (known != null || settled.eventOf(record.throwable()) != null) {
      thrownAgain(record, known);
      return;
    }
    if (record.isRepeated()) {
      // Counted at its first throw, which was not recorded.
      return;
    }
    Story story = new Story(record, begun++, nowNanos + settleNanos);
    boolean wraps = absorbWrapped(story);
    if (!wraps && record.occurrences() == 0) {
      record.site().activity().countUnrecorded(1);
      return;
    }
    open.put(record.throwable(), story);
    bySettleTime.add(story);
    if (bySettleTime.size() > MAX_OPEN) {
      settleOldest();
    }
  }

  private void thrownAgain(ThrowRecord record, Story known) {
    ToldEvent told = settled.eventOf(record.throwable());
    ThrowSite countedAt = known != null ? known.countedAt() : told.countedAt();
    if (record.site() == countedAt) {
      // An exception that is kept, such as a static one, thrown once more where it always is.
      record.site().activity().countUnrecorded(Math.max(1, record.occurrences()));
      return;
    }
    // The same exception once more, not a further one: what it stood for beside itself is still to
    // be told.
    record.site().activity().countUnrecorded(Math.max(0, record.occurrences() - 1));
    if (known != null) {
      known.add(record);
    }
  }

  private void uncaught(Record record, long nowNanos) {
    Story story = open.get(record.throwable());
    ToldEvent told = settled.eventOf(record.throwable());
    if (story == null && told != null) {
      // Told already as thrown; the same event again, with its end.
      outlet.accept(told.uncaught());
      return;
    }
    if (story == null) {
      story = new Story(record, begun++, nowNanos);
      absorbWrapped(story);
    }
    story.markUncaught();
    settle(story);
  }

  /**
   * Takes over the open stories of exceptions that this one wraps or suppresses; false when there
   * are none.
   */
  private boolean absorbWrapped(Story story) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
    Deque<Throwable> causes = new ArrayDeque<>();
    Deque<Throwable> besides = new ArrayDeque<>();
    causes.add(story.outermost().throwable());
    boolean absorbed = false;
    while (!(causes.isEmpty() && besides.isEmpty()) && seen.size() < MAX_REACHABLE) {
      boolean beside = causes.isEmpty();
      Throwable throwable = beside ? besides.poll() : causes.poll();
      if (!seen.add(throwable)) {
        continue;
      }
      Story wrapped = open.get(throwable);
      // A cause that was thrown after what wraps it has been taken out of it again, and goes on as
      // a story of its own; what is suppressed comes later by its nature.
      if (wrapped != null && wrapped != story && (beside || wrapped.beganBefore(story))) {
        takeOver(throwable, wrapped, story);
        absorbed = true;
      }
      Throwable cause = ThrowableFacts.causeOf(throwable);
      if (cause != null) {
        (beside ? besides : causes).add(cause);
      }
      Collections.addAll(besides, ThrowableFacts.suppressedBy(throwable));
    }
    return absorbed;
  }

  private void takeOver(Throwable throwable, Story wrapped, Story story) {
    if (wrapped.outermost().throwable() == throwable) {
      absorb(wrapped, story);
    } else {
      // Another exception wraps it too, which stays a story of its own.
      story.share(throwable, wrapped);
    }
  }

  private void absorb(Story wrapped, Story into) {
    into.absorb(wrapped);
    for (Throwable of : wrapped.throwables()) {
      open.replace(of, wrapped, into);
    }
    bySettleTime.remove(wrapped);
    if (wrapped.countedAt() != null) {
      // The others that it stood for have not been wrapped with it.
      wrapped.countedAt().activity().countUnrecorded(wrapped.occurrences() - 1);
    }
  }

  /** Makes an event of one story whose time has come; false when there is none. */
  boolean settleDue(long nowNanos) {
    Story oldest = bySettleTime.peek();
    return oldest != null && oldest.settleAtNanos() - nowNanos <= 0 && settleOldest();
  }

  /** Makes an event of the oldest open story; false when there is none. */
  boolean settleOldest() {
    if (bySettleTime.isEmpty()) {
      return false;
    }
    settle(bySettleTime.peek());
    return true;
  }

  private void settle(Story story) {
    // First out of the book, so that a story that cannot be told does not stand in the way of the
    // others.
    bySettleTime.remove(story);
    // What it suppresses, or was given for a cause, after it was thrown: try-with-resources adds
    // the failures of close() so.
    absorbWrapped(story);
    for (Throwable throwable : story.throwables()) {
      open.remove(throwable, story);
    }
    ToldEvent event = new ToldEvent(story.countedAt(), assembler.assemble(story));
    settled.remember(story, event);
    if (story.countedAt() != null) {
      tallies.told(story.countedAt(), event);
    }
    outlet.accept(event.latest());
  }
}
