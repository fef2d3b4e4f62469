package dev.faultline.capture.record;

import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.WovenCost;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.ThrowSite;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The short way for exceptions of which nothing is recorded, as is so of nearly all of a storm.
 * What {@link Sightings} has found out about a fingerprint holds for a period, from one look of the
 * agent's thread to the next; until then the same is done here, with as few objects looked at as
 * can be: the walk through the stack, from which an exception comes, leaves little of them in the
 * cache. Takes an exception only when it is sure of all, and leaves the others to the long way.
 * Thread-safe and lock-free.
 */
final class OnlyCounting {

  private static final AtomicIntegerFieldUpdater<OnlyCounting> PERIOD =
      AtomicIntegerFieldUpdater.newUpdater(OnlyCounting.class, "period");

  /** By number. */
  private volatile int period = 1;

  private final Sampling sampling;
  private final CoarseClock clock;
  private final StackDepth depth;
  private final PassingExceptions passing;
  private final ThreadCaptures threads;
  private final ThreadCapture[] found;
  private final ThreadContexts contexts;

  OnlyCounting(
      Sampling sampling,
      StackDepth depth,
      PassingExceptions passing,
      ThreadCaptures threads,
      HoldingThreads holding,
      ThreadContexts contexts) {
    this.sampling = sampling;
    this.clock = sampling.clock();
    this.depth = depth;
    this.passing = passing;
    this.threads = threads;
    this.found = holding.found();
    this.contexts = contexts;
  }

  /** The number of the present period: not 0, and not that of an earlier one for some years. */
  int period() {
    return period;
  }

  /** Another one begins: the time has gone on, or something else that decides. */
  void endPeriod() {
    if (PERIOD.incrementAndGet(this) == 0) {
      PERIOD.incrementAndGet(this);
    }
  }

  /**
   * An exception was only counted, and so are the next ones of its fingerprint.
   *
   * @param foundOutIn the period in which that began to be found out
   */
  void begins(Throwable throwable, Fingerprint fingerprint, int foundOutIn) {
    // None that may have to be looked into, or at once.
    if (!fingerprint.isOnlyCountedIn(foundOutIn)
        && !Carriers.isCarrier(throwable.getClass())
        && !(throwable instanceof VirtualMachineError)
        && !passing.isNoting()) {
      fingerprint.onlyCountIn(foundOutIn, sampling.rates().perDepth());
    }
  }

  /**
   * At a throw site.
   *
   * @return false when the long way has to be gone
   */
  boolean thrown(Throwable throwable, ThrowSite site) {
    Fingerprint fingerprint = site.ofFirstType(throwable);
    if (fingerprint == null
        || !fingerprint.isOnlyCountedIn(period)
        || fingerprint.isRecordedOfDepth(depth.of(throwable))) {
      return false;
    }
    ThreadCapture thread = HoldingThreads.ofCurrentThread(found);
    if (thread == null
        || thread.capturing
        || thread.hasLinks()
        || !site.makesThrown() && thread.find(throwable) != null) {
      return false;
    }
    long began = thread.takeSample() ? System.nanoTime() : 0;
    thread.skipped(false);
    thread.held(throwable, site).countedIn(contexts.current());
    fingerprint.countOnly();
    leave(thread, began, WovenCost.THROW_NANOS);
    return true;
  }

  /**
   * At the entry of a handler.
   *
   * @return false when the long way has to be gone
   */
  boolean caught(Throwable throwable, CatchSite site) {
    Fingerprint fingerprint = site.ofFirstType(throwable);
    if (fingerprint == null || !fingerprint.isOnlyCountedIn(period)) {
      return false;
    }
    ThreadCapture thread = HoldingThreads.ofCurrentThread(found);
    SeenException seen =
        thread == null || thread.capturing ? null : thread.findOnlyCounted(throwable);
    if (seen == null) {
      return false;
    }
    long began = thread.takeSample() ? System.nanoTime() : 0;
    thread.handlerEntered();
    thread.carriedIn(null);
    seen.caught(site);
    fingerprint.countSeen();
    leave(thread, began, WovenCost.CATCH_NANOS);
    return true;
  }

  private void leave(ThreadCapture thread, long began, long wovenNanos) {
    if (began != 0) {
      threads.leave(thread, began, wovenNanos);
      if (!clock.isRunning()) {
        endPeriod();
      }
    }
  }
}
