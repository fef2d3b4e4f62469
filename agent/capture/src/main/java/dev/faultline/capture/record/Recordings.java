package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.FinallySite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.Map;

/**
 * Makes records of what an application's thread sees, with snapshots of what is in scope, and hands
 * them over to the agent's thread. Thread-safe; takes no lock and never waits.
 */
final class Recordings {

  private final Snapshotter snapshotter;
  private final RecordQueue queue;
  private final ThreadContexts contexts;

  Recordings(Snapshotter snapshotter, RecordQueue queue, ThreadContexts contexts) {
    this.snapshotter = snapshotter;
    this.queue = queue;
    this.contexts = contexts;
  }

  /**
   * A new exception, with what was counted of its fingerprint and not recorded, unless it stands
   * for itself alone.
   *
   * @param carrier see {@link CatchRecord#carrier()}
   * @param nowNanos {@link System#nanoTime()}
   * @return false when the agent's thread was not told; then it is counted as not recorded
   */
  boolean first(
      Throwable throwable,
      Fingerprint fingerprint,
      Object[] locals,
      DetailLevel level,
      String carrier,
      boolean alone,
      long nowNanos) {
    long unrecorded = 0;
    boolean recorded = false;
    try {
      Site site = fingerprint.site();
      Map<String, Object> variables = variables(throwable, site, locals, level, nowNanos);
      unrecorded = alone ? 0 : fingerprint.takeUnrecorded();
      boolean withheld = locals != null && !level.hasVariables();
      Record record =
          site instanceof CatchSite
              ? CatchRecord.first(throwable, carrier, (CatchSite) site, 1 + unrecorded)
              : ThrowRecord.first(throwable, site, variables, withheld, 1 + unrecorded);
      recorded = offer(record.ofOtherStack(alone));
      return recorded;
    } finally {
      // The queue was full, or the snapshot failed.
      if (!recorded) {
        fingerprint.countUnrecorded(1 + unrecorded);
        fingerprint.due();
      }
    }
  }

  /** A new exception that is only kept if it wraps one that was recorded. */
  boolean possibleWrapper(Throwable throwable, Site site, String carrier) {
    return offer(
        site instanceof CatchSite
            ? CatchRecord.possibleWrapper(throwable, carrier, (CatchSite) site)
            : ThrowRecord.possibleWrapper(throwable, site));
  }

  /** An exception that is known already, at a throw site or an exit site. */
  void again(Throwable throwable, Site site, Object[] locals, DetailLevel level, long nowNanos) {
    offer(ThrowRecord.again(throwable, site, variables(throwable, site, locals, level, nowNanos)));
  }

  /**
   * An exception that is known already, at a handler, if its throw is what this thread has handed
   * over last and it waits still: it goes along with that, which takes less than a record by
   * itself.
   *
   * @return false when it does not
   */
  boolean caughtNext(Throwable throwable, CatchSite site, String carrier) {
    ThrowRecord thrown = queue.latestThrow(throwable);
    return thrown != null
        && queue.offerAlong(
            thrown, CatchRecord.after(thrown, throwable, carrier, site, contexts.current()));
  }

  /** An exception that is known already, at a handler. */
  void caught(Throwable throwable, CatchSite site, String carrier) {
    offer(CatchRecord.of(throwable, carrier, site));
  }

  /**
   * The same where it may be over, or be thrown on: then it is taken back, so that of a long way
   * only the end is told.
   *
   * @param before what the last such handler was told in; null for none
   * @return what this one was told in; null when the queue was full
   */
  RecordSlot lastCaught(Throwable throwable, CatchSite site, String carrier, RecordSlot before) {
    CatchRecord record = CatchRecord.of(throwable, carrier, site);
    record.in(contexts.current());
    if (before != null && before.put(record)) {
      return before;
    }
    RecordSlot slot = new RecordSlot(record);
    return queue.offer(slot) ? slot : null;
  }

  /** An exception that is known already, and lost. */
  void replaced(Throwable lost, Throwable by, FinallySite site) {
    offer(new ReplacedRecord(lost, by.getClass().getName(), site));
  }

  /** An exception at a boundary; {@code repeated} when this thread knew it already. */
  boolean reached(Throwable throwable, Boundary boundary, String detail, boolean repeated) {
    return offer(new BoundaryRecord(throwable, Thread.currentThread(), boundary, detail, repeated));
  }

  /**
   * An exception that ends its thread.
   *
   * @param countedIn see {@link Record#countedIn()}
   */
  void died(Thread dying, Throwable throwable, CaptureContext countedIn) {
    offer(
        new BoundaryRecord(throwable, dying, Boundary.UNCAUGHT, null, false).countedIn(countedIn));
  }

  private Map<String, Object> variables(
      Throwable throwable, Site site, Object[] locals, DetailLevel level, long nowNanos) {
    // Out of stack or memory there is no room for a snapshot.
    return locals == null || !level.hasVariables() || throwable instanceof VirtualMachineError
        ? null
        : snapshotter.variables(site.variableNames(), locals, nowNanos);
  }

  /** What this thread's scopes hold; null for nothing. */
  CaptureContext context() {
    return contexts.current();
  }

  /** As {@link #offer(ThreadRecord, CaptureContext)}, with what this thread's scopes hold. */
  boolean offer(ThreadRecord record) {
    return offer(record, null);
  }

  /**
   * Hands a record over to the agent's thread; false when its queue is full.
   *
   * @param context what it belongs to; null for what this thread's scopes hold
   */
  boolean offer(ThreadRecord record, CaptureContext context) {
    record.in(context == null ? contexts.current() : context);
    return queue.offer(record);
  }
}
