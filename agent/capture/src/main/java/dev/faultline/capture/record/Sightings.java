package dev.faultline.capture.record;

import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.FinallySite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.ThrowableFields;
import java.util.concurrent.TimeUnit;

/**
 * Decides what an exception is to the thread that sees it, a new one or one that it knows, and
 * whether that is recorded, within the rates and the budget. Thread-safe and lock-free.
 */
final class Sightings {

  /** For how long a throw on the same thread may turn out to wrap the recorded one. */
  private static final long STORY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Sampling sampling;
  private final CaptureBudget budget;
  private final ThreadCaptures threads;
  private final Recordings recordings;
  private final ThrowableFields fields;
  private final HoldingThreads holding;
  private final OnlyCounting onlyCounting;

  Sightings(
      Sampling sampling,
      CaptureBudget budget,
      ThreadCaptures threads,
      Recordings recordings,
      ThrowableFields fields,
      HoldingThreads holding,
      OnlyCounting onlyCounting) {
    this.sampling = sampling;
    this.budget = budget;
    this.threads = threads;
    this.recordings = recordings;
    this.fields = fields;
    this.holding = holding;
    this.onlyCounting = onlyCounting;
  }

  /**
   * Lets go of exceptions that threads hold, and notes the time. Called by one thread of the agent,
   * four times a second.
   *
   * @param nowNanos {@link System#nanoTime()}
   */
  void look(long nowNanos) {
    sampling.clock().read(nowNanos);
    holding.letGo();
  }

  /** At a throw site. */
  void thrown(
      Throwable throwable,
      ThrowSite site,
      Fingerprint fingerprint,
      Object[] locals,
      ThreadCapture thread) {
    DetailLevel level = budget.level();
    if (level == DetailLevel.COUNTS_ONLY) {
      if (!site.isRethrow()) {
        fingerprint.countUnrecorded(1);
      }
      thread.skipped(true);
      return;
    }
    thread.skipped(false);
    // What is made here need not be looked for among what the thread knows, all out of the cache.
    SeenException seen = site.makesThrown() ? null : thread.find(throwable);
    // The same one at the same site is a new throw of an exception that is kept, such as a static
    // one; at another site it is thrown again: by a finally block, or by a handler that passes it
    // on. What is in scope there belongs to it.
    if (seen != null && (site.isRethrow() || seen.countedAt() != site)) {
      seen.thrownAgain();
      again(throwable, site, locals, seen, level, thread);
    } else {
      first(throwable, fingerprint, locals, level, thread);
    }
  }

  /** At the entry of a handler. */
  void caught(Throwable throwable, CatchSite site, Fingerprint fingerprint, ThreadCapture thread) {
    int period = onlyCounting.period();
    DetailLevel level = budget.level();
    SeenException seen = level == DetailLevel.COUNTS_ONLY ? null : thread.find(throwable);
    if (level == DetailLevel.COUNTS_ONLY || seen == null && thread.takeSkipped()) {
      // Nothing is known of it because it was only counted where it was thrown.
      return;
    }
    if (isNew(throwable, seen)) {
      // Of the JVM or of a library: this is the first of the user's code that it meets.
      first(throwable, fingerprint, null, level, thread).caught(site);
      return;
    }
    seen.caught(site);
    if (!seen.isOffered()) {
      onlyCounting.begins(throwable, fingerprint, period);
    } else if (seen.takeCaught()) {
      // Going along takes no longer than to be counted.
      if (!recordings.caughtNext(throwable, site, thread.carrier())) {
        long began = System.nanoTime();
        recordings.caught(throwable, site, thread.carrier());
        threads.captured(thread, began);
      }
    } else if (seen.takeLastCaught(site.use())) {
      long began = System.nanoTime();
      seen.lastCaughtIn(
          recordings.lastCaught(throwable, site, thread.carrier(), seen.lastCaught()));
      threads.captured(thread, began);
    }
  }

  /** Where it leaves a method, or a part of one. */
  void exited(
      Throwable throwable,
      ExitSite site,
      Fingerprint fingerprint,
      Object[] locals,
      ThreadCapture thread) {
    DetailLevel level = budget.level();
    SeenException seen = level == DetailLevel.COUNTS_ONLY ? null : thread.find(throwable);
    if (level == DetailLevel.COUNTS_ONLY || seen == null && thread.isSkipped()) {
      return;
    }
    if (isNew(throwable, seen)) {
      SeenException first = first(throwable, fingerprint, locals, level, thread);
      first.takeEntry(site);
      if (first.isOffered()) {
        site.countTold();
      }
    } else if (!isOwnThrow(site, seen) || site.tellsEntry() && seen.takeEntry(site)) {
      if (again(throwable, site, locals, seen, level, thread)) {
        site.countTold();
      }
    }
  }

  /** Whether it was counted in this very method, so that its locals are known. */
  private static boolean isOwnThrow(ExitSite site, SeenException seen) {
    return seen.countedAt() != null && site.isInMethodOf(seen.countedAt());
  }

  /** In a {@code finally} block that another one leaves. */
  void replaced(Throwable lost, Throwable by, FinallySite site, ThreadCapture thread) {
    SeenException seen = budget.level() == DetailLevel.COUNTS_ONLY ? null : thread.find(lost);
    if (seen != null && seen.takeEnd()) {
      long began = System.nanoTime();
      recordings.replaced(lost, by, site);
      threads.captured(thread, began);
    }
  }

  /** At a boundary of the user's code. */
  void reached(Throwable throwable, Boundary boundary, String detail, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    if (budget.level() == DetailLevel.COUNTS_ONLY
        || seen == null && (thread.isSkipped() || boundary == Boundary.INTERRUPTED)) {
      return;
    }
    long now = System.nanoTime();
    if (!isNew(throwable, seen)) {
      if (seen.takeEnd()) {
        recordings.reached(throwable, boundary, detail, true);
        threads.captured(thread, now);
      }
    } else if (sampling.takes(throwable, boundary, now)) {
      seen = thread.counted(throwable, null);
      if (recordings.reached(throwable, boundary, detail, boundary == Boundary.ASKED)) {
        seen.offered();
      }
      threads.captured(thread, now);
    }
  }

  /**
   * It ends its thread. That is told whatever the budget, of exceptions that are not recorded yet
   * within rates of its own.
   */
  void died(Thread dying, Throwable throwable, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    long now = System.nanoTime();
    boolean recorded = seen != null && seen.isOffered();
    if (recorded || ThreadIds.isMain(dying) || sampling.takesDeath(throwable, now)) {
      if (seen != null && !recorded && seen.countedAt() != null) {
        seen.countedAt().activity().of(throwable).takeBackUnrecorded();
      }
      recordings.died(dying, throwable, seen == null ? null : seen.countedIn());
      threads.captured(thread, now);
    }
  }

  /**
   * Whether the thread meets it for the first time, at another place than a throw site. Of what the
   * JVM has one object for, each that comes after a handler is another exception.
   */
  private boolean isNew(Throwable throwable, SeenException seen) {
    return seen == null || seen.isCaught() && JvmMade.isShared(throwable, fields);
  }

  private SeenException first(
      Throwable throwable,
      Fingerprint fingerprint,
      Object[] locals,
      DetailLevel level,
      ThreadCapture thread) {
    int period = onlyCounting.period();
    if (!thread.hasLinks() && sampling.refuses(throwable, fingerprint)) {
      fingerprint.countUnrecorded(1);
      onlyCounting.begins(throwable, fingerprint, period);
      SeenException seen = onlyCounted(throwable, fingerprint.site(), thread);
      seen.countedIn(recordings.context());
      return seen;
    }
    long now = System.nanoTime();
    SeenException seen = thread.counted(throwable, fingerprint.site());
    Sampling.Verdict verdict = sampling.judge(throwable, fingerprint, now);
    if (verdict != Sampling.Verdict.COUNTED) {
      boolean alone = verdict == Sampling.Verdict.OTHER_STACK;
      if (recordings.first(throwable, fingerprint, locals, level, thread.carrier(), alone, now)) {
        seen.offered();
        thread.began(now + STORY_NANOS);
      }
      threads.captured(thread, now);
      return seen;
    }
    seen.countedIn(recordings.context());
    if (thread.takeLink(now)
        && recordings.possibleWrapper(throwable, fingerprint.site(), thread.carrier())) {
      // It may wrap the exception just recorded; its cause is asked for on the agent's thread only,
      // because getCause may be the application's own code.
      seen.offered();
      threads.captured(thread, now);
    } else {
      fingerprint.countUnrecorded(1);
    }
    return seen;
  }

  /** Most exceptions of a storm come here, so that nothing is allocated if it can be helped. */
  private SeenException onlyCounted(Throwable throwable, Site site, ThreadCapture thread) {
    return holding.admits(thread) ? thread.held(throwable, site) : thread.counted(throwable, site);
  }

  /**
   * What is in scope here belongs to an exception that is known already.
   *
   * @return false when nothing more is told of it
   */
  private boolean again(
      Throwable throwable,
      Site site,
      Object[] locals,
      SeenException seen,
      DetailLevel level,
      ThreadCapture thread) {
    boolean leaves = site instanceof ExitSite;
    if (!(leaves ? seen.takeExit() : seen.takeThrow())) {
      if (!leaves && seen.takeThrowOn() && !seen.takeBackCaught()) {
        tellAgain(throwable, site, null, level, thread);
      }
      return false;
    }
    tellAgain(throwable, site, locals, level, thread);
    return true;
  }

  private void tellAgain(
      Throwable throwable, Site site, Object[] locals, DetailLevel level, ThreadCapture thread) {
    long began = System.nanoTime();
    recordings.again(throwable, site, locals, level, began);
    threads.captured(thread, began);
  }
}
