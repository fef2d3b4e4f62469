package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.PerThread;
import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The probes' other end. Counts every exception at every site; records as many as the rates and the
 * budget allow, with a snapshot of the locals, and what becomes of those. Thread-safe; takes no
 * lock and never waits.
 */
public final class ExceptionRecorder implements ProbeSink {

  /** For how long a throw on the same thread may turn out to wrap the recorded one. */
  private static final long STORY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int FAILURES_LOGGED = 3;

  private final SiteRegistry sites;
  private final Snapshotter snapshotter;
  private final RecordQueue queue;
  private final Sampling sampling;
  private final CaptureBudget budget;
  private final ThreadContexts contexts;
  private final AgentLog log;
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean rehearsing;
  private final PerThread<ThreadCapture> threadCapture =
      new PerThread<ThreadCapture>() {
        @Override
        protected ThreadCapture make() {
          return ThreadCapture.ofCurrentThread();
        }
      };

  public ExceptionRecorder(
      SiteRegistry sites,
      Snapshotter snapshotter,
      RecordQueue queue,
      RecordingRates rates,
      CaptureBudget budget,
      ThreadContexts contexts,
      AgentLog log) {
    this.sites = sites;
    this.snapshotter = snapshotter;
    this.queue = queue;
    this.sampling = new Sampling(rates);
    this.budget = budget;
    this.contexts = contexts;
    this.log = log;
  }

  /** Leaves nothing behind in the application's threads. The probes are disconnected by then. */
  public void end() {
    threadCapture.end();
  }

  /** Notes that a {@link Rehearsal} is to come, or that it is over. */
  public void rehearsing(boolean toCome) {
    rehearsing = toCome;
  }

  /**
   * Whether classes of ours may still have to be loaded for this, on a thread that has no stack
   * left for it: then the JVM complains on standard error.
   */
  private boolean isTooEarly(Throwable throwable) {
    return throwable instanceof StackOverflowError && rehearsing;
  }

  /** Changes the rates from now on. */
  public void configure(RecordingRates rates) {
    sampling.configure(rates);
  }

  @Override
  public void thrown(Throwable throwable, int siteNumber, Object[] locals) {
    Site site = sites.get(siteNumber);
    // Throwing null makes the JVM throw a NullPointerException of its own, which has no throw site.
    if (throwable == null || !(site instanceof ThrowSite) || isTooEarly(throwable)) {
      return;
    }
    // A new exception of a carrier's type is its author's own.
    boolean rethrow = ((ThrowSite) site).isRethrow();
    Throwable exception = rethrow ? Carriers.carriedBy(throwable) : throwable;
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = enter(site);
    if (thread == null) {
      return;
    }
    long began = thread.takeSample() ? System.nanoTime() : 0;
    try {
      thrown(exception, (ThrowSite) site, fingerprint, locals, thread);
    } finally {
      leave(thread, began);
    }
  }

  private void thrown(
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
    SeenException seen = thread.find(throwable);
    // The same one at the same site is a new throw of an exception that is kept, such as a static
    // one; at another site it is thrown again: by a finally block, or by a handler that passes it
    // on. What is in scope there belongs to it.
    if (seen != null && (site.isRethrow() || seen.countedAt() != site)) {
      seen.caught(false);
      addVariables(throwable, site, locals, seen, level, thread);
    } else {
      firstSeen(throwable, fingerprint, locals, level, thread);
    }
  }

  @Override
  public void caught(Throwable throwable, int siteNumber) {
    Site site = sites.get(siteNumber);
    if (throwable == null || !(site instanceof CatchSite) || isTooEarly(throwable)) {
      return;
    }
    Throwable exception = Carriers.carriedBy(throwable);
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = enter(site);
    if (thread == null) {
      return;
    }
    long began = thread.takeSample() ? System.nanoTime() : 0;
    try {
      thread.carriedIn(exception == throwable ? null : throwable.getClass().getName());
      caught(exception, (CatchSite) site, fingerprint, thread);
    } finally {
      leave(thread, began);
    }
  }

  private void caught(
      Throwable throwable, CatchSite site, Fingerprint fingerprint, ThreadCapture thread) {
    DetailLevel level = budget.level();
    SeenException seen = level == DetailLevel.COUNTS_ONLY ? null : thread.find(throwable);
    if (level == DetailLevel.COUNTS_ONLY || seen == null && thread.takeSkipped()) {
      // Nothing is known of it because it was only counted where it was thrown.
      return;
    }
    if (seen == null || seen.isCaught() && JvmMade.isShared(throwable)) {
      // Of the JVM or of a library: this is the first of the user's code that it meets.
      firstSeen(throwable, fingerprint, null, level, thread).caught(true);
      return;
    }
    seen.caught(true);
    if (seen.takePoint()) {
      long began = System.nanoTime();
      offer(CatchRecord.of(throwable, thread.carrier(), site));
      captured(thread, began);
    }
  }

  @Override
  public void exited(Throwable throwable, int siteNumber, Object[] locals) {
    Site site = sites.get(siteNumber);
    if (throwable == null || !(site instanceof ExitSite) || isTooEarly(throwable)) {
      return;
    }
    Throwable exception = Carriers.carriedBy(throwable);
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = enter(site);
    if (thread == null) {
      return;
    }
    long began = thread.takeSample() ? System.nanoTime() : 0;
    try {
      exited(exception, (ExitSite) site, fingerprint, locals, thread);
    } finally {
      leave(thread, began);
    }
  }

  private void exited(
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
    if (seen == null || seen.isCaught() && JvmMade.isShared(throwable)) {
      firstSeen(throwable, fingerprint, locals, level, thread);
    } else if (seen.countedAt() == null || !site.isInMethodOf(seen.countedAt())) {
      addVariables(throwable, site, locals, seen, level, thread);
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
    long began = thread.takeSample() ? System.nanoTime() : 0;
    try {
      boundary(Carriers.carriedBy(throwable), boundary, detail, thread);
    } finally {
      leave(thread, began);
    }
  }

  private void boundary(
      Throwable throwable, Boundary boundary, String detail, ThreadCapture thread) {
    SeenException seen = thread.find(throwable);
    boolean known = seen != null && !(seen.isCaught() && JvmMade.isShared(throwable));
    if (budget.level() == DetailLevel.COUNTS_ONLY || seen == null && thread.isSkipped()) {
      return;
    }
    long now = System.nanoTime();
    if (known) {
      if (seen.takePoint()) {
        offer(throwable, boundary, detail, true);
        captured(thread, now);
      }
    } else if (sampling.takes(throwable, boundary, now)) {
      seen = thread.counted(throwable, null);
      if (offer(throwable, boundary, detail, false)) {
        seen.offered();
      }
      captured(thread, now);
    }
  }

  private boolean offer(Throwable throwable, Boundary boundary, String detail, boolean repeated) {
    return offer(new BoundaryRecord(throwable, Thread.currentThread(), boundary, detail, repeated));
  }

  private boolean offer(ThreadRecord record) {
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

  /** Whether what the application hands over by hand may be recorded now; takes it of the rates. */
  boolean takesByHand(long nowNanos) {
    return budget.level() != DetailLevel.COUNTS_ONLY && sampling.takesByHand(nowNanos);
  }

  /** As {@link #enter()}; null also when the site is off, whose exceptions are only counted. */
  private ThreadCapture enter(Site site) {
    return site.activity().isOff() ? null : enter();
  }

  /** Marks the thread as inside the agent; null when it is already, and must not be captured. */
  ThreadCapture enter() {
    ThreadCapture thread = threadCapture.get();
    if (thread.isCapturing()) {
      return null;
    }
    thread.capturing(true);
    return thread;
  }

  void leave(ThreadCapture thread, long began) {
    thread.capturing(false);
    // Captures have been measured where they were made.
    if (began != 0 && !thread.hasCaptured()) {
      budget.counted(System.nanoTime() - began);
    }
  }

  void captured(ThreadCapture thread, long began) {
    thread.captured();
    budget.captured(System.nanoTime() - began);
  }

  /** What is in scope here belongs to an exception that is known already. */
  private void addVariables(
      Throwable throwable,
      Site site,
      Object[] locals,
      SeenException seen,
      DetailLevel level,
      ThreadCapture thread) {
    if (seen.takePoint()) {
      long began = System.nanoTime();
      Map<String, Object> variables = variables(throwable, site, locals, level);
      offer(ThrowRecord.again(throwable, site, variables));
      captured(thread, began);
    }
  }

  private SeenException firstSeen(
      Throwable throwable,
      Fingerprint fingerprint,
      Object[] locals,
      DetailLevel level,
      ThreadCapture thread) {
    long now = System.nanoTime();
    SeenException seen = thread.counted(throwable, fingerprint.site());
    if (sampling.takes(fingerprint, now)) {
      if (recordFirst(throwable, fingerprint, locals, level, thread)) {
        seen.offered();
        thread.began(now + STORY_NANOS);
      }
      captured(thread, now);
    } else if (thread.takeLink(now)
        && offer(possibleWrapper(throwable, fingerprint.site(), thread))) {
      // It may wrap the exception just recorded; its cause is asked for on the agent's thread only,
      // because getCause may be the application's own code.
      seen.offered();
      captured(thread, now);
    } else {
      fingerprint.countUnrecorded(1);
    }
    return seen;
  }

  private boolean recordFirst(
      Throwable throwable,
      Fingerprint fingerprint,
      Object[] locals,
      DetailLevel level,
      ThreadCapture thread) {
    long unrecorded = 0;
    boolean recorded = false;
    try {
      Map<String, Object> variables = variables(throwable, fingerprint.site(), locals, level);
      unrecorded = fingerprint.takeUnrecorded();
      boolean withheld = locals != null && !level.hasVariables();
      recorded =
          offer(
              fingerprint.site() instanceof CatchSite
                  ? CatchRecord.first(
                      throwable, thread.carrier(), (CatchSite) fingerprint.site(), 1 + unrecorded)
                  : ThrowRecord.first(
                      throwable, fingerprint.site(), variables, withheld, 1 + unrecorded));
      return recorded;
    } finally {
      // The queue was full, or the snapshot failed.
      if (!recorded) {
        fingerprint.countUnrecorded(1 + unrecorded);
        fingerprint.due();
      }
    }
  }

  private static Record possibleWrapper(Throwable throwable, Site site, ThreadCapture thread) {
    return site instanceof CatchSite
        ? CatchRecord.possibleWrapper(throwable, thread.carrier(), (CatchSite) site)
        : ThrowRecord.possibleWrapper(throwable, site);
  }

  private Map<String, Object> variables(
      Throwable throwable, Site site, Object[] locals, DetailLevel level) {
    // Out of stack or memory there is no room for a snapshot.
    return locals == null || !level.hasVariables() || throwable instanceof VirtualMachineError
        ? null
        : snapshotter.variables(site.variableNames(), locals);
  }

  /**
   * A thread is dying of an exception.
   *
   * @param throwable not null
   */
  public void uncaught(Thread thread, Throwable throwable) {
    offer(new BoundaryRecord(throwable, thread, Boundary.UNCAUGHT, null, false));
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
