package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.RateGate;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteActivity;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The probes' other end. Counts every exception where the thread sees it first; records as many as
 * the rates allow, with a snapshot of the locals, and what becomes of those. Thread-safe; takes no
 * lock and never waits.
 */
public final class ExceptionRecorder implements ProbeSink {

  /** For how long a throw on the same thread may turn out to wrap the recorded one. */
  private static final long STORY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int FAILURES_LOGGED = 3;

  private final SiteRegistry sites;
  private final Snapshotter snapshotter;
  private final RecordQueue queue;
  private final RecordingRates rates;
  private final AgentLog log;
  private final RateGate processGate = new RateGate();
  private final BoundaryGates boundaryGates = new BoundaryGates();
  private final AtomicLong failures = new AtomicLong();
  private final ThreadLocal<ThreadCapture> threadCapture =
      new ThreadLocal<ThreadCapture>() {
        @Override
        protected ThreadCapture initialValue() {
          return new ThreadCapture();
        }
      };

  public ExceptionRecorder(
      SiteRegistry sites,
      Snapshotter snapshotter,
      RecordQueue queue,
      RecordingRates rates,
      AgentLog log) {
    this.sites = sites;
    this.snapshotter = snapshotter;
    this.queue = queue;
    this.rates = rates;
    this.log = log;
  }

  @Override
  public void thrown(Throwable throwable, int siteNumber, Object[] locals) {
    Site site = sites.get(siteNumber);
    // Throwing null makes the JVM throw a NullPointerException of its own, which has no throw site.
    if (throwable == null || !(site instanceof ThrowSite) || site.activity().isOff()) {
      return;
    }
    site.activity().countSeen();
    ThreadCapture thread = enter();
    if (thread == null) {
      return;
    }
    try {
      thrown(throwable, (ThrowSite) site, locals, thread);
    } finally {
      thread.capturing(false);
    }
  }

  private void thrown(Throwable throwable, ThrowSite site, Object[] locals, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    // The same one at the same site is a new throw of an exception that is kept, such as a static
    // one; at another site it is thrown again: by a finally block, or by a handler that passes it
    // on. What is in scope there belongs to it.
    if (seen != null && (site.isRethrow() || seen.countedAt() != site)) {
      seen.caught(false);
      addVariables(throwable, site, locals, seen);
    } else {
      firstSeen(throwable, site, locals, thread);
    }
  }

  @Override
  public void caught(Throwable throwable, int siteNumber) {
    Site site = sites.get(siteNumber);
    if (throwable == null || !(site instanceof CatchSite) || site.activity().isOff()) {
      return;
    }
    site.activity().countSeen();
    ThreadCapture thread = enter();
    if (thread == null) {
      return;
    }
    try {
      caught(throwable, (CatchSite) site, thread);
    } finally {
      thread.capturing(false);
    }
  }

  private void caught(Throwable throwable, CatchSite site, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    if (seen == null || seen.isCaught() && JvmMade.isShared(throwable)) {
      // Of the JVM or of a library: this is the first of the user's code that it meets.
      firstSeen(throwable, site, null, thread).caught(true);
      return;
    }
    seen.caught(true);
    if (seen.takePoint()) {
      queue.offer(CatchRecord.of(throwable, site));
    }
  }

  @Override
  public void exited(Throwable throwable, int siteNumber, Object[] locals) {
    Site site = sites.get(siteNumber);
    if (throwable == null || !(site instanceof ExitSite) || site.activity().isOff()) {
      return;
    }
    site.activity().countSeen();
    ThreadCapture thread = enter();
    if (thread == null) {
      return;
    }
    try {
      exited(throwable, (ExitSite) site, locals, thread);
    } finally {
      thread.capturing(false);
    }
  }

  private void exited(Throwable throwable, ExitSite site, Object[] locals, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    if (seen == null || seen.isCaught() && JvmMade.isShared(throwable)) {
      firstSeen(throwable, site, locals, thread);
    } else if (seen.countedAt() == null || !site.isInMethodOf(seen.countedAt())) {
      addVariables(throwable, site, locals, seen);
    }
  }

  /**
   * An exception has reached a boundary of the user's code on this thread.
   *
   * @param throwable not null
   * @param detail which one, in a few words; null for none
   */
  public void boundary(Throwable throwable, Boundary boundary, String detail) {
    ThreadCapture thread = enter();
    if (thread == null) {
      return;
    }
    try {
      boundary(throwable, boundary, detail, thread);
    } finally {
      thread.capturing(false);
    }
  }

  private void boundary(
      Throwable throwable, Boundary boundary, String detail, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    if (seen != null && !(seen.isCaught() && JvmMade.isShared(throwable))) {
      if (seen.takePoint()) {
        offer(throwable, boundary, detail, true);
      }
    } else if (boundaryGates.tryPass(throwable, boundary, rates.perSite(), System.nanoTime())) {
      seen = thread.counted(throwable, null);
      if (offer(throwable, boundary, detail, false)) {
        seen.offered();
      }
    }
  }

  private boolean offer(Throwable throwable, Boundary boundary, String detail, boolean repeated) {
    return queue.offer(
        new BoundaryRecord(throwable, Thread.currentThread(), boundary, detail, repeated));
  }

  /** Marks the thread as inside the agent; null when it is already, and must not be captured. */
  private ThreadCapture enter() {
    ThreadCapture thread = threadCapture.get();
    if (thread.isCapturing()) {
      return null;
    }
    thread.capturing(true);
    return thread;
  }

  /** What is in scope here belongs to an exception that is known already. */
  private void addVariables(Throwable throwable, Site site, Object[] locals, SeenException seen) {
    if (seen.takePoint()) {
      queue.offer(ThrowRecord.again(throwable, site, variables(throwable, site, locals)));
    }
  }

  private SeenException firstSeen(
      Throwable throwable, Site site, Object[] locals, ThreadCapture thread) {
    long now = System.nanoTime();
    SeenException seen = thread.counted(throwable, site);
    if (mayRecord(site.activity(), now)) {
      if (recordFirst(throwable, site, locals)) {
        seen.offered();
        thread.began(now + STORY_NANOS);
      }
    } else if (thread.takeLink(now) && queue.offer(possibleWrapper(throwable, site))) {
      // It may wrap the exception just recorded; its cause is asked for on the agent's thread only,
      // because getCause may be the application's own code.
      seen.offered();
    } else {
      site.activity().countUnrecorded(1);
    }
    return seen;
  }

  private boolean mayRecord(SiteActivity activity, long now) {
    boolean withinRates =
        activity.gate().tryPass(rates.perSite(), now)
            && processGate.tryPass(rates.perProcess(), now);
    // Once for each site whatever the rates, so that there is an event that its counts belong to.
    return activity.takeDue() || withinRates;
  }

  private boolean recordFirst(Throwable throwable, Site site, Object[] locals) {
    long unrecorded = 0;
    boolean recorded = false;
    try {
      Map<String, Object> variables = variables(throwable, site, locals);
      unrecorded = site.activity().takeUnrecorded();
      recorded = queue.offer(first(throwable, site, variables, 1 + unrecorded));
      return recorded;
    } finally {
      // The queue was full, or the snapshot failed.
      if (!recorded) {
        site.activity().countUnrecorded(1 + unrecorded);
        site.activity().due();
      }
    }
  }

  private static Record first(
      Throwable throwable, Site site, Map<String, Object> variables, long occurrences) {
    return site instanceof CatchSite
        ? CatchRecord.first(throwable, (CatchSite) site, occurrences)
        : ThrowRecord.first(throwable, site, variables, occurrences);
  }

  private static Record possibleWrapper(Throwable throwable, Site site) {
    return site instanceof CatchSite
        ? CatchRecord.possibleWrapper(throwable, (CatchSite) site)
        : ThrowRecord.possibleWrapper(throwable, site);
  }

  private Map<String, Object> variables(Throwable throwable, Site site, Object[] locals) {
    // Out of stack or memory there is no room for a snapshot.
    return locals == null || throwable instanceof VirtualMachineError
        ? null
        : snapshotter.variables(site.variableNames(), locals);
  }

  /**
   * A thread is dying of an exception.
   *
   * @param throwable not null
   */
  public void uncaught(Thread thread, Throwable throwable) {
    queue.offer(new BoundaryRecord(throwable, thread, Boundary.UNCAUGHT, null, false));
  }

  @Override
  public void failed(int siteNumber, Throwable failure) {
    long count = failures.incrementAndGet();
    if (failure instanceof VirtualMachineError) {
      // The application is out of stack or memory, which is not this site's fault.
      return;
    }
    Site site = sites.get(siteNumber);
    if (count <= FAILURES_LOGGED) {
      log.warn(
          "the agent failed at "
              + (site == null ? "a boundary" : site)
              + ": "
              + failure
              + ", the application was not disturbed");
    }
    if (site != null && site.activity().countFailure()) {
      log.warn("the probe at " + site + " is off after repeated failures");
    }
  }

  /** How often the agent's own code failed inside a probe. */
  public long failures() {
    return failures.get();
  }
}
