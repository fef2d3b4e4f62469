package dev.faultline.agent;

import dev.faultline.agent.backend.DeliveryBounds;
import dev.faultline.agent.backend.DeliveryReport;
import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.SettingProblem;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.Rehearsal;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.story.ExceptionAccount;
import dev.faultline.capture.story.StoryTeller;
import dev.faultline.capture.story.WatchedLoggers;
import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.client.configuration.Deliveries;
import dev.faultline.client.configuration.DeliveryFactory;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.client.resource.FaultlineVersion;
import dev.faultline.client.resource.ProcessResource;
import dev.faultline.weaving.inapp.InAppClasses;
import dev.faultline.weaving.inapp.MainProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The work of the agent's capture thread: sets up delivery, which the program's start must not wait
 * for, then makes events of what the probes record.
 */
final class AgentWork implements AgentPart, Runnable {

  /** For how long detaching may wait for the backend. */
  private static final long DETACH_MILLIS = 5_000;

  /** For how long it may wait for the last metrics after that. */
  private static final long DETACH_METRICS_MILLIS = 1_000;

  private static final long JOIN_MILLIS = 2_000;

  /** Until it is tried again to start. */
  private static final long PAUSE_MILLIS = 500;

  private final Settings settings;
  private final MainProgram program;
  private final RecordQueue queue;
  private final EventIdentities identities;
  private final InjectedFaults faults;
  private final WatchedLoggers loggers;
  private final ExceptionAccount exceptions;
  private final Rehearsal rehearsal;
  private final InAppClasses inApp;
  private final Supplier<Redaction> redaction;
  private final CaptureBudget budget;
  private final Supplier<Rate> perStack;
  private final MetricSources metrics;
  private final ImplicitCapture implicit;
  private final AgentThreads threads;
  private final AgentLog log;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile Resource resource;
  private volatile Deliveries deliveries;
  private volatile StoryTeller teller;

  /** With what has changed since the start. */
  private volatile Settings current;

  private final ContextAssembler contexts;
  private volatile Thread thread;
  private String outcome;

  AgentWork(
      Settings settings,
      MainProgram program,
      RecordQueue queue,
      EventIdentities identities,
      InjectedFaults faults,
      WatchedLoggers loggers,
      ExceptionAccount exceptions,
      Rehearsal rehearsal,
      InAppClasses inApp,
      Supplier<Redaction> redaction,
      CaptureBudget budget,
      Supplier<Rate> perStack,
      MetricSources metrics,
      ImplicitCapture implicit,
      AgentThreads threads,
      AgentLog log) {
    this.settings = settings;
    this.current = settings;
    this.contexts =
        new ContextAssembler(
            settings.get(AgentSettings.TAGS), redaction, settings.get(AgentSettings.BREADCRUMBS));
    this.program = program;
    this.queue = queue;
    this.identities = identities;
    this.faults = faults;
    this.loggers = loggers;
    this.exceptions = exceptions;
    this.rehearsal = rehearsal;
    this.inApp = inApp;
    this.redaction = redaction;
    this.budget = budget;
    this.perStack = perStack;
    this.metrics = metrics;
    this.implicit = implicit;
    this.threads = threads;
    this.log = log;
  }

  /** Starts the capture thread. */
  void start() {
    thread = threads.newThread("faultline-capture", this);
    thread.start();
  }

  @Override
  public void run() {
    if (isSetUp()) {
      teller.run();
    }
  }

  /** Tries again while the application has left no memory: a moment later there may be some. */
  private boolean isSetUp() {
    try {
      boolean told = false;
      while (true) {
        try {
          setUp();
          return true;
        } catch (OutOfMemoryError full) {
          told = tellOnce(told, full);
          abandon();
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException detached) {
      return false;
    } catch (Throwable failure) {
      log.error("nothing will be sent, because the agent's thread could not start: " + failure);
      return false;
    } finally {
      ready.countDown();
    }
  }

  private void setUp() {
    rehearsal.run();
    Settings now = current;
    final Deliveries events = new Deliveries(backends(now), deliveryFactory());
    deliveries = events;
    events.start(Duration.ofMillis(settings.get(AgentSettings.METRICS_INTERVAL)), metrics);
    if (current != now) {
      events.change(backends(current));
    }
    teller =
        new StoryTeller(
            queue,
            inApp,
            redaction,
            budget,
            perStack,
            contexts,
            identities,
            faults,
            loggers,
            exceptions,
            new Consumer<Event>() {
              @Override
              public void accept(Event event) {
                events.offer(event);
                implicit.accept(event);
              }
            },
            threads.forApplicationCode(),
            log);
    implicit.expandBy(teller);
    metrics.add(events.accounts());
  }

  private boolean tellOnce(boolean told, OutOfMemoryError full) {
    try {
      if (!told) {
        log.warn("the agent's thread cannot start yet, and goes on trying: " + full);
      }
      return true;
    } catch (OutOfMemoryError still) {
      return false;
    }
  }

  /** Ends what has been begun of deliveries. */
  private void abandon() {
    Deliveries begun = deliveries;
    deliveries = null;
    try {
      if (begun != null) {
        begun.close(Duration.ZERO);
      }
    } catch (OutOfMemoryError halfBegun) {
      // Its threads are daemons without events.
    }
  }

  private BackendChoices backends(Settings chosen) {
    for (SettingProblem problem : chosen.openBackendJars()) {
      log.warn(problem.warning());
    }
    for (SettingProblem problem : chosen.checkBackendFiles()) {
      log.warn(problem.warning());
    }
    return chosen.backends();
  }

  private DeliveryFactory deliveryFactory() {
    resource = describe();
    return new DeliveryFactory(
        DeliveryBounds.of(settings),
        DeliveryBounds.spools(settings),
        resource,
        FaultlineVersion.current(),
        threads,
        new DeliveryLog(log));
  }

  /** What everything comes from; null as long as that is not known. Called by any thread. */
  Resource resource() {
    return resource;
  }

  private Resource describe() {
    return new ProcessResource()
        .serviceName(settings.get(AgentSettings.SERVICE_NAME))
        .likelyServiceName(program.serviceName())
        .serviceVersion(settings.get(AgentSettings.RELEASE))
        .environmentName(settings.get(AgentSettings.ENVIRONMENT))
        .distroVersion(FaultlineVersion.current())
        .describe();
  }

  @Override
  public void configure(Settings changed) {
    current = changed;
    contexts.tagEveryEvent(changed.get(AgentSettings.TAGS));
    Deliveries events = deliveries;
    if (events != null) {
      events.change(backends(changed));
    }
  }

  /** Sends what was recorded so far, then ends the capture thread and the one that exports. */
  @Override
  public void detach() throws InterruptedException, IOException {
    if (thread == null) {
      // The agent could not start.
      return;
    }
    boolean sent = flush(DETACH_MILLIS);
    thread.interrupt();
    thread.join(JOIN_MILLIS);
    Deliveries events = deliveries;
    if (events != null) {
      // A backend that is away is not waited for any longer.
      events.close(
          Duration.ofMillis(sent ? DETACH_MILLIS : 0), Duration.ofMillis(DETACH_METRICS_MILLIS));
      outcome = account(events);
      settings.closeBackendJars();
    }
  }

  @Override
  public void report(Status status) {
    Deliveries events = deliveries;
    if (events != null) {
      DeliveryReport.add(events, status);
    }
  }

  /** Tells what became of all events: aloud when some were lost. */
  void tellAccount() {
    Deliveries events = deliveries;
    if (events != null && events.isAnyLost()) {
      long waiting = events.waiting();
      String lost = waiting == 0 ? "" : "; " + waiting + " wait, which end with the program";
      log.warn("not all events were sent at the end; " + events + lost + "; " + exceptions);
    } else if (events != null && log.isDebug()) {
      log.debug(account(events));
    }
  }

  private String account(Deliveries events) {
    return events + "; " + exceptions;
  }

  @Override
  public String outcome() {
    return outcome;
  }

  /**
   * Sends everything recorded so far.
   *
   * @return false when the time was not enough
   */
  @Override
  public boolean flush(long timeoutMillis) throws InterruptedException {
    if (isIdleBeforeStart()) {
      return true;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    return tell(timeoutMillis) && deliveries.flush(left(end));
  }

  /** Makes events of all that is recorded so far; false when the time was not enough. */
  private boolean tell(long timeoutMillis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    if (!ready.await(timeoutMillis, TimeUnit.MILLISECONDS) || teller == null) {
      return false;
    }
    return teller.flush(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /**
   * Does what the end of the JVM asks for; see {@link Deliveries#finish}. Half of the time at most
   * is for what is not told yet.
   *
   * @return false when the time was not enough
   */
  boolean finish(long timeoutMillis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    boolean told = isIdleBeforeStart() || tell(timeoutMillis / 2);
    Deliveries events = deliveries;
    return (events == null || events.finish(left(end))) && told;
  }

  /** A program that ends before this thread was set up, and threw nothing, must not wait for us. */
  private boolean isIdleBeforeStart() {
    return ready.getCount() > 0 && queue.isEmpty();
  }

  private static Duration left(long endNanos) {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }
}
