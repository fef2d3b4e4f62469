package dev.faultline.agent;

import dev.faultline.agent.command.GuardControl;
import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ContextCompanion;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.guards.BreakerAction;
import dev.faultline.guards.GuardSettings;
import dev.faultline.guards.GuardWeaving;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.inapp.InAppClasses;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The guards of methods, as annotations and properties declare them. */
final class Guarding implements AgentPart, LoadedClassFilter, GuardControl {

  private final LoadedClasses loaded;
  private final Weaving weaving;
  private final Faulting faulting;
  private final GuardWeaving guards;
  private final AgentLog log;
  private Map<String, String> declared;

  Guarding(
      Settings settings,
      InAppClasses inApp,
      Instrumentation instrumentation,
      Weaving weaving,
      Faulting faulting,
      GuardCaptures captures,
      PackageOpener opener,
      final AgentThreads threads,
      AgentLog log) {
    this.loaded = new LoadedClasses(instrumentation, weaving, log);
    this.weaving = weaving;
    this.faulting = faulting;
    this.log = log;
    declared = settings.guards();
    guards =
        new GuardWeaving(
            inApp,
            GuardSettings.defaults()
                .withOnError(settings.get(AgentSettings.GUARDS_ON_ERROR))
                .withTellsApplications(settings.get(AgentSettings.GUARDS_MICROPROFILE_METRICS))
                .withKeepsDurations(settings.get(AgentSettings.GUARDS_DURATIONS)),
            new Supplier<GuardEnvironment>() {
              @Override
              public GuardEnvironment get() {
                return GuardEnvironments.create(threads);
              }
            },
            captures,
            opener,
            log);
    guards.declare(declared);
  }

  /** What has operations go along with the contexts of threads. */
  ContextCompanion operationContext() {
    return guards.operationContext();
  }

  /**
   * Begins. What weaves throw and catch sites must have been registered before, what measures whole
   * methods must not.
   */
  void start() {
    weaving.inApp(guards);
  }

  /** Weaves the loaded classes that properties concern. All that weaves must be registered. */
  void weaveLoaded() {
    loaded.weaveAgain("guards", concerned());
  }

  private List<Class<?>> concerned() {
    return declared.isEmpty() && !guards.hasOutgrown()
        ? Collections.<Class<?>>emptyList()
        : loaded.that(this);
  }

  /** Whether properties may concern methods of it. */
  @Override
  public boolean accepts(Class<?> one) {
    return !one.isArray()
        && guards.isConcerned(one.getClassLoader(), one.getName())
        && loaded.isModifiable(one);
  }

  @Override
  public void configure(Settings settings) {
    if (settings.guards().equals(declared)) {
      return;
    }
    List<Class<?>> before = concerned();
    declared = settings.guards();
    guards.declare(declared);
    weaving.expectMissed();
    loaded.weaveAgain("guards", before, concerned());
  }

  @Override
  public void report(Status status) {
    status
        .section("guards")
        .put("methods woven", guards.woven())
        .put("left alone", guards.leftAlone())
        .put("calls gone on without", guards.failures());
  }

  @Override
  public String list() {
    String faults = faulting.list();
    return faults.isEmpty() ? guards.list() : guards.list() + "\n\n" + faults;
  }

  @Override
  public String json() {
    return GuardJson.of(guards.states(), faulting.states());
  }

  @Override
  public List<String> check(String className) {
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return guards.problemsOf(Class.forName(className, false, context));
    } catch (ClassNotFoundException missing) {
      throw new IllegalArgumentException(
          "there is no class " + className + " in the application that the thread works for");
    }
  }

  @Override
  public String change(String action, String name) {
    BreakerAction meant = null;
    for (BreakerAction one : BreakerAction.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(action)) {
        meant = one;
      }
    }
    if (meant == null) {
      throw new IllegalArgumentException("'" + action + "' is none of open, close and reset");
    }
    int changed = guards.change(meant, name);
    if (changed == 0) {
      throw new IllegalArgumentException(
          "no guard called '"
              + name
              + "' has a circuit breaker, or none of it has been called; guards lists them");
    }
    String done =
        action + ": " + name + (changed == 1 ? "" : " (" + changed + " circuit breakers)");
    log.info(done + ", by hand");
    return done;
  }

  /** What guards do. */
  MetricSource metrics() {
    return guards;
  }

  @Override
  public void detach() {
    guards.end();
  }
}
