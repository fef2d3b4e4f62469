package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.JvmMade;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Joins records into stories and makes one event of each when it is settled: after a while without
 * a wrapper, or at once when the exception ends its thread. Used on the agent's thread alone.
 */
final class StoryBook {

  /** After this a throw of an exception that was told is not the end of the same story. */
  private static final long REUSED_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int MAX_REACHABLE = 64;

  /** Each holds a throwable and a snapshot of the application's values. */
  private static final int MAX_OPEN = 1024;

  private final Map<Throwable, Story> open = new IdentityHashMap<>();
  private final Deque<Story> bySettleTime = new ArrayDeque<>();
  private final SettledStories settled = new SettledStories();
  private final ThrowableFacts facts;
  private final Tallies tallies;
  private final EventAssembler assembler;
  private final ContextAssembler contexts;
  private final StoryIds ids;
  private final Consumer<? super ExceptionEvent> outlet;
  private final long settleNanos;
  private long begun;

  /**
   * @param redaction what must not leave the JVM; asked for each exception
   * @param settleNanos for how long a story stays open for what may wrap its exception
   */
  StoryBook(
      InAppFrames inApp,
      ThrowableFacts facts,
      Supplier<Redaction> redaction,
      CaptureBudget budget,
      ContextAssembler contexts,
      EventIdentities identities,
      Consumer<? super ExceptionEvent> outlet,
      Tallies tallies,
      long settleNanos) {
    this.facts = facts;
    this.contexts = contexts;
    this.ids = new StoryIds(identities);
    this.assembler = new EventAssembler(inApp, facts, redaction, settled, budget);
    this.outlet = outlet;
    this.tallies = tallies;
    this.settleNanos = settleNanos;
  }

  void accept(Record record, long nowNanos) {
    Throwable throwable = record.throwable();
    Story known = open.get(throwable);
    if (!record.isRepeated() && JvmMade.isShared(throwable)) {
      // The JVM throws one object for all of them: what is known of it is of another exception.
      begin(record, nowNanos, false);
      return;
    }
    SettledException earlier = settled.find(throwable);
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
    Story story = open.get(throwable);
    if (story != null) {
      settle(story);
    }
  }

  private void begin(Record record, long nowNanos, boolean reused) {
    Story story = new Story(record, begun++, nowNanos + settleNanos, reused);
    boolean wraps = absorbWrapped(story);
    if (!wraps && record.occurrences() == 0) {
      record.fingerprint().countUnrecorded(1);
      return;
    }
    open.put(record.throwable(), story);
    bySettleTime.add(story);
    if (bySettleTime.size() > MAX_OPEN) {
      settleOldest();
    }
  }

  private void seenAgain(Record record, Story known) {
    if (isThrownAnew(record, known.countedAt())) {
      // An exception that is kept, such as a static one, thrown once more where it always is.
      record.fingerprint().countUnrecorded(Math.max(1, record.occurrences()));
      known.markReused();
      return;
    }
    countOthers(record);
    known.add(record);
  }

  private void seenLater(Record record, SettledException earlier, long nowNanos) {
    ToldEvent told = earlier.event();
    if (isThrownAnew(record, told.countedAt())) {
      record.fingerprint().countUnrecorded(Math.max(1, record.occurrences()));
      if (earlier.isInChain()) {
        told.markReused(earlier.link());
      }
      return;
    }
    if (isFreshThrow(record) && nowNanos - told.toldAtNanos() > REUSED_NANOS) {
      begin(record, nowNanos, true);
      return;
    }
    countOthers(record);
    if (record instanceof CapturedRecord) {
      capturedLater((CapturedRecord) record, earlier);
      return;
    }
    LifePoint point = LifePoints.of(record);
    if (point != null && earlier.isInChain()) {
      outlet.accept(told.with(point, earlier.link()));
    }
  }

  /** The application has captured by hand what was told already. */
  private void capturedLater(CapturedRecord record, SettledException earlier) {
    ToldEvent told = earlier.event();
    if (earlier.isInChain()) {
      List<CaptureContext> all = new ArrayList<>();
      all.add(record.context());
      all.addAll(told.contexts());
      outlet.accept(told.captured(record, earlier.link(), all, contexts.assemble(all)));
    }
    if (!record.eventId().equals(told.latest().id())) {
      outlet.accept(told.under(record.eventId()));
    }
  }

  /** Whether an exception is thrown where it was thrown first, and not by a handler. */
  private static boolean isThrownAnew(Record record, Fingerprint countedAt) {
    return isFreshThrow(record) && record.fingerprint() == countedAt;
  }

  private static boolean isFreshThrow(Record record) {
    return !record.isRepeated()
        && record.site() instanceof ThrowSite
        && !((ThrowSite) record.site()).isRethrow();
  }

  /**
   * The same exception once more, not a further one: what it stood for beside itself is still to be
   * told.
   */
  private static void countOthers(Record record) {
    if (record.occurrences() > 1) {
      record.fingerprint().countUnrecorded(record.occurrences() - 1);
    }
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
      Throwable cause = facts.causeOf(throwable);
      if (cause != null) {
        (beside ? besides : causes).add(cause);
      }
      Collections.addAll(besides, facts.suppressedBy(throwable));
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
      wrapped.countedAt().countUnrecorded(wrapped.occurrences() - 1);
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
    ThrowableChain chain = ThrowableChain.of(story.outermost().throwable(), facts);
    ToldEvent told = continuedEvent(story, chain);
    List<CaptureContext> all = StoryContexts.of(story, chain, settled);
    List<String> eventIds = ids.of(story, chain, told);
    ExceptionEvent event =
        assembler.assemble(story, chain, eventIds.get(0), contexts.assemble(all));
    if (!concernsTheUser(story, event)) {
      return;
    }
    if (told != null) {
      tallies.forget(told.countedAt());
      event = told.continuedBy(event, all);
    } else {
      told = new ToldEvent(story.countedAt(), story.settleAtNanos(), all, event);
    }
    remember(story, chain, told);
    if (story.countedAt() != null) {
      tallies.told(story.countedAt(), told);
    }
    outlet.accept(event);
    for (String other : eventIds.subList(1, eventIds.size())) {
      outlet.accept(told.under(other));
    }
  }

  /** Libraries throw and log a lot among themselves; a boundary sees that, too. */
  private static boolean concernsTheUser(Story story, ExceptionEvent event) {
    return !(story.outermost() instanceof BoundaryRecord)
        || event.disposition() == Disposition.UNCAUGHT
        || hasInAppFrame(event);
  }

  private static boolean hasInAppFrame(ExceptionEvent event) {
    for (ExceptionLink link : event.exceptions()) {
      for (Frame frame : link.frames()) {
        if (frame.inApp()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The event of an exception that this story's wraps, when it was told before its wrapper came:
   * the two are one story. Not when it stands for others that have not been wrapped.
   */
  private ToldEvent continuedEvent(Story story, ThrowableChain chain) {
    for (int i = 1; i < chain.causes().size(); i++) {
      Throwable cause = chain.causes().get(i);
      SettledException earlier = settled.find(cause);
      if (story.recordsOf(cause).isEmpty()
          && earlier != null
          && earlier.link() == 0
          && earlier.event().latest().occurrences() == 1) {
        return earlier.event();
      }
    }
    return null;
  }

  private void remember(Story story, ThrowableChain chain, ToldEvent told) {
    for (Throwable throwable : story.throwables()) {
      if (!JvmMade.isShared(throwable)) {
        List<ThrowSnapshot> thrown = ThrowSnapshot.of(story.recordsOf(throwable));
        int link = chain.indexOf(throwable);
        settled.remember(throwable, new SettledException(told, link, thrown));
      }
    }
  }
}
