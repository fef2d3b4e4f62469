package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.ImplicitExceptions;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.record.PassingExceptions;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.story.PassedFrames;
import dev.faultline.capture.story.StackTraceExpansion;
import dev.faultline.capture.story.StoryTeller;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Frame;
import dev.faultline.weaving.loaded.AllLoadedClasses;
import dev.faultline.weaving.site.ExitMethods;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Gives variables to exceptions that the user's code does not throw itself: methods that such an
 * exception has passed are woven once more, so that they tell of the next one with what is in
 * scope. Where many pass of which nothing is told any more, they are woven without that again, and
 * rest for a while. Thread-safe.
 */
final class ImplicitCapture implements AgentPart, Consumer<Event>, Runnable {

  private static final int MAX_METHODS = 2_000;

  /**
   * So many exceptions that pass a method for nothing within a quarter of a second are too many: 40
   * times as many as the rates let be told, and some 10 microseconds.
   */
  private static final int IDLE_PASSAGES = 50;

  /** The same while variables are left out, so that all of them pass for nothing. */
  private static final int IDLE_PASSAGES_WITHOUT_VARIABLES = 5;

  /** As long as an application may take, at the least, to print an exception that it has caught. */
  private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long EXPAND_MILLIS = 1_000;

  private final ExitMethods exitMethods;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final ThreadFactory threads;
  private final PassingExceptions passing;
  private final CaptureBudget budget;
  private final SiteRegistry sites;
  private final StackTraceExpansion expansion = new StackTraceExpansion();
  private final Set<String> pending = new HashSet<>();
  private boolean gathering;
  private Weaving weaving;
  private StoryTeller teller;

  /**
   * @param passing the exceptions that pass the probes
   * @param budget whether there are variables at all
   * @param sites what has passed the methods that tell
   */
  ImplicitCapture(
      Settings settings,
      Instrumentation instrumentation,
      PassingExceptions passing,
      CaptureBudget budget,
      SiteRegistry sites,
      ThreadFactory threads,
      AgentLog log) {
    this.exitMethods = exitMethods(settings.get(AgentSettings.IMPLICIT));
    this.instrumentation = instrumentation;
    this.passing = passing;
    this.budget = budget;
    this.sites = sites;
    this.threads = threads;
    this.log = log;
  }

  private static ExitMethods exitMethods(ImplicitExceptions variables) {
    switch (variables) {
      case ALWAYS:
        return ExitMethods.every();
      case SEEN:
        return ExitMethods.upTo(MAX_METHODS);
      default:
        return ExitMethods.upTo(0);
    }
  }

  /** The methods that are to tell. */
  ExitMethods exitMethods() {
    return exitMethods;
  }

  /** Begins to weave. */
  synchronized void start(Weaving by) {
    weaving = by;
  }

  /** What is to read the stack traces at hand before a class is woven again. */
  synchronized void expandBy(StoryTeller teller) {
    this.teller = teller;
  }

  @Override
  public void report(Status status) {
    status
        .section("exit sites")
        .put("methods", exitMethods.telling())
        .put("methods resting", exitMethods.resting());
  }

  @Override
  public synchronized void detach() {
    weaving = null;
    teller = null;
    passing.end();
  }

  /** Looks at which methods an exception has passed, and has them woven soon. */
  @Override
  public synchronized void accept(Event event) {
    // Weaving costs too, and is for variables alone.
    if (!(event instanceof ExceptionEvent) || !budget.tellingLevel().hasVariables()) {
      return;
    }
    long now = System.nanoTime();
    for (Frame frame : PassedFrames.of((ExceptionEvent) event)) {
      if (exitMethods.add(frame.className(), frame.methodName(), now)) {
        pending.add(frame.className());
      }
    }
    gather();
  }

  /**
   * Looks at which methods are passed for nothing, and has them woven without exit sites soon.
   * Called by a thread of the agent, four times a second.
   *
   * @param nowNanos {@link System#nanoTime()}
   */
  synchronized void look(long nowNanos) {
    int tooMany =
        budget.tellingLevel().hasVariables() ? IDLE_PASSAGES : IDLE_PASSAGES_WITHOUT_VARIABLES;
    if (pending.addAll(exitMethods.rest(sites, tooMany, nowNanos))) {
      gather();
    }
  }

  private void gather() {
    if (gathering || pending.isEmpty() || weaving == null) {
      return;
    }
    passing.note();
    try {
      Thread thread = threads.newThread(this);
      thread.setName("faultline-weaving");
      thread.start();
      gathering = true;
    } catch (Throwable failure) {
      // As when there is no memory for a thread: with the next event it is tried again.
      passing.end();
      log.warn("variables of exceptions that have passed are not captured: " + failure);
    }
  }

  /** Weaves what comes up within a moment, all at once, because each time halts the application. */
  @Override
  public void run() {
    LockSupport.parkNanos(GATHER_NANOS);
    Set<String> names;
    Weaving by;
    StoryTeller expander;
    synchronized (this) {
      names = new HashSet<>(pending);
      pending.clear();
      gathering = false;
      by = weaving;
      expander = teller;
    }
    if (by == null) {
      return;
    }
    try {
      weave(names, expander, by);
    } catch (Throwable failure) {
      log.warn("variables of exceptions that have passed are not captured: " + failure);
    } finally {
      endNoting();
    }
  }

  /** What has come up meanwhile is to be woven soon. */
  private synchronized void endNoting() {
    if (pending.isEmpty()) {
      passing.end();
    } else {
      passing.atOnce(null);
    }
  }

  private void weave(Set<String> names, StoryTeller expander, Weaving by)
      throws InterruptedException {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> loaded : AllLoadedClasses.of(instrumentation)) {
      if (names.contains(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
        classes.add(loaded);
      }
    }
    if (!classes.isEmpty()) {
      if (expander != null) {
        // When it takes too long, some stack traces go without lines.
        expander.expand(EXPAND_MILLIS, TimeUnit.MILLISECONDS);
      }
      passing.forEach(expansion);
      // Twice, because the first time may take long, and expanding is nothing to slow the
      // application's threads down with for more than a moment.
      passing.atOnce(expansion);
      passing.forEach(expansion);
      log.debug("woven again for exceptions that have passed: " + by.weaveAgain(classes));
    }
  }
}
