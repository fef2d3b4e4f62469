package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.site.RateGate;
import dev.faultline.capture.site.SiteActivity;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The probes' other end. Counts every throw; records as many as the rates allow, with a snapshot of
 * their locals. Thread-safe; takes no lock and never waits.
 */
public final class ThrowRecorder implements ProbeSink {

  /** For how long a throw on the same thread may turn out to wrap the recorded one. */
  private static final long STORY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int FAILURES_LOGGED = 3;

  private final SiteRegistry sites;
  private final Snapshotter snapshotter;
  private final RecordQueue queue;
  private final RecordingRates rates;
  private final AgentLog log;
  private final RateGate processGate = new RateGate();
  private final AtomicLong failures = new AtomicLong();
  private final ThreadLocal<ThreadCapture> threadCapture =
      new ThreadLocal<ThreadCapture>() {
        @Override
        protected ThreadCapture initialValue() {
          return new ThreadCapture();
        }
      };

  public ThrowRecorder(
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
    ThrowSite site = sites.get(siteNumber);
    if (throwable == null || site == null || site.activity().isOff()) {
      // Throwing null makes the JVM throw a NullPointerException of its own, which has no throw
      // site.
      return;
    }
    site.activity().countThrown();
    ThreadCapture thread = threadCapture.get();
    if (thread.isCapturing()) {
      return;
    }
    thread.capturing(true);
    try {
      record(throwable, site, locals, thread);
    } finally {
      thread.capturing(false);
    }
  }

  private void record(Throwable throwable, ThrowSite site, Object[] locals, ThreadCapture thread) {
    long now = System.nanoTime();
    if (thread.isRethrow(throwable, site.number())) {
      // Thrown again: by a finally block, or by a handler that passes it on. What was in scope here
      // belongs to it.
      if (thread.hasOffered(throwable) && thread.takeLink(now)) {
        offer(ThrowRecord.again(throwable, site, variables(throwable, site, locals)));
      }
      return;
    }
    thread.counted(throwable, site.number());
    if (mayRecord(site.activity(), now)) {
      if (recordFirst(throwable, site, locals)) {
        thread.began(now + STORY_NANOS);
      }
    } else if (thread.takeLink(now) && offer(ThrowRecord.possibleWrapper(throwable, site))) {
      // It may wrap the exception just recorded; its cause is asked for on the agent's thread only,
      // because getCause may be the application's own code.
      thread.offered();
    } else {
      site.activity().countUnrecorded(1);
    }
  }

  private boolean mayRecord(SiteActivity activity, long now) {
    boolean withinRates =
        activity.gate().tryPass(rates.perSite(), now)
            && processGate.tryPass(rates.perProcess(), now);
    // Once for each site whatever the rates, so that there is an event that its counts belong to.
    return activity.takeDue() || withinRates;
  }

  private boolean recordFirst(Throwable throwable, ThrowSite site, Object[] locals) {
    long unrecorded = 0;
    boolean recorded = false;
    try {
      Map<String, Object> variables = variables(throwable, site, locals);
      unrecorded = site.activity().takeUnrecorded();
      recorded = offer(ThrowRecord.first(throwable, site, variables, 1 + unrecorded));
      return recorded;
    } finally {
      // The queue was full, or the snapshot failed.
      if (!recorded) {
        site.activity().countUnrecorded(1 + unrecorded);
        site.activity().due();
      }
    }
  }

  private boolean offer(Record record) {
    return queue.offer(record);
  }

  private Map<String, Object> variables(Throwable throwable, ThrowSite site, Object[] locals) {
    // Out of stack or memory there is no room for a snapshot.
    return locals == null || throwable instanceof VirtualMachineError
        ? null
        : snapshotter.variables(site.variableNames(), locals);
  }

  /** A thread is dying of an exception that nothing caught. Neither argument is null. */
  public void uncaught(Thread thread, Throwable throwable) {
    offer(new UncaughtRecord(throwable, thread));
  }

  @Override
  public void failed(int siteNumber, Throwable failure) {
    long count = failures.incrementAndGet();
    if (failure instanceof VirtualMachineError) {
      // The application is out of stack or memory, which is not this site's fault.
      return;
    }
    ThrowSite site = sites.get(siteNumber);
    if (count <= FAILURES_LOGGED) {
      log.warn(
          "the agent failed at "
              + (site == null ? "an uncaught exception" : site)
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
