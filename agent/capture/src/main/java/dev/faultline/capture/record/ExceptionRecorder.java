package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.governor.WovenCost;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.FinallySite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Numbered;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.capture.snapshot.ThrowableFields;

/**
 * The probes' other end. Counts every exception at every site; records as many as the rates and the
 * budget allow, with a snapshot of the locals, and what becomes of those. Thread-safe; takes no
 * lock and never waits.
 */
public final class ExceptionRecorder implements ProbeSink {

  private final Numbered<Site> sites;
  private final CaptureBudget budget;
  private final Sampling sampling;
  private final ThreadCaptures threads;
  private final Recordings recordings;
  private final Sightings sightings;
  private final SiteFailures failures;
  private final ThrowableFields fields;
  private final Carriers carriers;
  private final PassingExceptions passing;
  private final OnlyCounting onlyCounting;
  private volatile boolean rehearsing;

  /**
   * @param depth tells exceptions of one site apart that have come there by different ways
   */
  public ExceptionRecorder(
      SiteRegistry sites,
      Snapshotter snapshotter,
      RecordQueue queue,
      RecordingRates rates,
      StackDepth depth,
      CaptureBudget budget,
      ThreadContexts contexts,
      AgentLog log) {
    this.sites = sites.byNumber();
    this.budget = budget;
    this.sampling = new Sampling(rates, depth);
    this.threads = new ThreadCaptures(budget, sampling.clock());
    this.recordings = new Recordings(snapshotter, queue, contexts);
    this.fields = snapshotter.throwableFields();
    this.carriers = new Carriers(fields);
    this.passing = new PassingExceptions(endOfPeriod());
    HoldingThreads holding = new HoldingThreads();
    this.onlyCounting = new OnlyCounting(sampling, depth, passing, threads, holding, contexts);
    this.sightings =
        new Sightings(sampling, budget, threads, recordings, fields, holding, onlyCounting);
    this.failures = new SiteFailures(log);
  }

  private Runnable endOfPeriod() {
    return new Runnable() {
      @Override
      public void run() {
        onlyCounting.endPeriod();
      }
    };
  }

  /**
   * Keeps up what the probes rely on: the time, and that no thread keeps an exception alive for
   * long. Called by one thread of the agent, four times a second.
   *
   * @param nowNanos {@link System#nanoTime()}
   */
  public void look(long nowNanos) {
    sightings.look(nowNanos);
    onlyCounting.endPeriod();
  }

  /** Leaves nothing behind in the application's threads. The probes are disconnected by then. */
  public void end() {
    threads.end();
  }

  /** Notes that a {@link Rehearsal} is to come, or that it is over. */
  public void rehearsing(boolean toCome) {
    rehearsing = toCome;
  }

  /** Captures on this thread even though it is one of the agent's, which are left alone. */
  void includeThisThread() {
    threads.includeCurrent();
  }

  /**
   * Whether classes of ours may still have to be loaded for this, on a thread that has no stack
   * left for it: then the JVM complains on standard error.
   */
  private boolean isTooEarly(Throwable throwable) {
    return throwable instanceof StackOverflowError && rehearsing;
  }

  /** What passes the probes now. */
  public PassingExceptions passing() {
    return passing;
  }

  /** Changes the rates from now on. */
  public void configure(RecordingRates rates) {
    sampling.configure(rates);
    onlyCounting.endPeriod();
  }

  /** The rates by now. */
  public RecordingRates rates() {
    return sampling.rates();
  }

  @Override
  public void thrown(Throwable throwable, int siteNumber, Object[] locals) {
    Object found = sites.find(siteNumber);
    // Throwing null makes the JVM throw a NullPointerException of its own, which has no throw site.
    if (throwable == null || !(found instanceof ThrowSite)) {
      return;
    }
    ThrowSite site = (ThrowSite) found;
    if (onlyCounting.thrown(throwable, site)) {
      return;
    }
    // A new exception of a carrier's type is its author's own.
    boolean rethrow = site.isRethrow();
    if (!rethrow) {
      carriers.authored(throwable);
    }
    Throwable exception = rethrow ? carriers.carriedBy(throwable) : throwable;
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = isTooEarly(throwable) ? null : enter(site);
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      passing.passes(throwable);
      sightings.thrown(exception, site, fingerprint, locals, thread);
    } finally {
      thread.capturing = false;
      leave(thread, began, WovenCost.THROW_NANOS);
    }
  }

  @Override
  public void caught(Throwable throwable, int siteNumber) {
    Object found = sites.find(siteNumber);
    if (throwable == null || !(found instanceof CatchSite)) {
      return;
    }
    CatchSite site = (CatchSite) found;
    if (onlyCounting.caught(throwable, site)) {
      return;
    }
    Throwable exception = carriers.carriedBy(throwable);
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = isTooEarly(throwable) ? null : enter(site);
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      passing.passes(throwable);
      thread.handlerEntered();
      thread.carriedIn(exception == throwable ? null : throwable.getClass().getName());
      sightings.caught(exception, site, fingerprint, thread);
    } finally {
      thread.capturing = false;
      leave(thread, began, WovenCost.CATCH_NANOS);
    }
  }

  @Override
  public void exited(Throwable throwable, int siteNumber, Object[] locals) {
    Object found = sites.find(siteNumber);
    if (throwable == null || !(found instanceof ExitSite)) {
      return;
    }
    ExitSite site = (ExitSite) found;
    Throwable exception = carriers.carriedBy(throwable);
    Fingerprint fingerprint = site.activity().of(exception);
    fingerprint.countSeen();
    ThreadCapture thread = isTooEarly(throwable) ? null : enter(site);
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      passing.passes(throwable);
      sightings.exited(exception, site, fingerprint, locals, thread);
    } finally {
      thread.capturing = false;
      leave(thread, began, WovenCost.EXIT_NANOS);
    }
  }

  @Override
  public void replaced(Throwable lost, Throwable by, int siteNumber) {
    Object found = sites.find(siteNumber);
    if (!(found instanceof FinallySite)) {
      return;
    }
    FinallySite site = (FinallySite) found;
    Throwable exception = carriers.carriedBy(lost);
    site.activity().of(exception).countSeen();
    ThreadCapture thread = isTooEarly(by) ? null : enter(site);
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      sightings.replaced(exception, by, site, thread);
    } finally {
      thread.capturing = false;
      leave(thread, began, WovenCost.CATCH_NANOS);
    }
  }

  /** How many handlers of woven code this thread has entered so far; overflows. */
  public int handlersEntered() {
    return threads.handlersEntered();
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
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      passing.passes(throwable);
      sightings.reached(carriers.carriedBy(throwable), boundary, detail, thread);
    } finally {
      thread.capturing = false;
      leave(thread, began);
    }
  }

  /**
   * A thread is dying of an exception, and this is it.
   *
   * @param throwable not null
   */
  public void uncaught(Thread dying, Throwable throwable) {
    ThreadCapture thread = enter();
    if (thread == null) {
      return;
    }
    try {
      sightings.died(dying, throwable, thread);
    } finally {
      thread.capturing = false;
      leave(thread, 0);
    }
  }

  /** Hands over what the application has captured by hand; see {@link Recordings#offer}. */
  boolean offer(ThreadRecord record, CaptureContext context) {
    return recordings.offer(record, context);
  }

  /** Whether anything may be recorded now. */
  boolean isRecording() {
    return budget.level() != DetailLevel.COUNTS_ONLY;
  }

  /**
   * Whether an exception that a guard is the first to see may be recorded; takes it of the rates.
   */
  boolean takesAtGuard(Throwable throwable) {
    return isRecording()
        && !sampling.refuses(throwable, Boundary.GUARD)
        && sampling.takes(throwable, Boundary.GUARD, System.nanoTime());
  }

  /** {@link JvmMade#isShared(Throwable, ThrowableFields)}. */
  boolean isShared(Throwable throwable) {
    return JvmMade.isShared(throwable, fields);
  }

  /** The exception that another one carries; see {@link Carriers}. */
  Throwable carriedBy(Throwable throwable) {
    return carriers.carriedBy(throwable);
  }

  /** Whether what the application hands over by hand may be recorded now; takes it of the rates. */
  boolean takesByHand(long nowNanos) {
    return isRecording() && sampling.takesByHand(nowNanos);
  }

  /** As {@link #enter()}; null also when the site is off, whose exceptions are only counted. */
  private ThreadCapture enter(Site site) {
    return site.activity().isOff() ? null : enter();
  }

  ThreadCapture enter() {
    return threads.enter();
  }

  void leave(ThreadCapture thread, long began) {
    leave(thread, began, 0);
  }

  private void leave(ThreadCapture thread, long began, long wovenNanos) {
    threads.leave(thread, began, wovenNanos);
  }

  void captured(ThreadCapture thread, long began) {
    threads.captured(thread, began);
  }

  @Override
  public void failed(int siteNumber, Throwable failure) {
    failures.failed(sites.get(siteNumber), failure);
  }

  /** How often the agent's own code failed inside a probe. */
  public long failures() {
    return failures.count();
  }
}
