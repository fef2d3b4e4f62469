package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.guards.fault.FaultState;
import dev.faultline.guards.fault.FaultWeaving;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Faults that are injected on purpose, as properties ask for. */
final class Faulting implements AgentPart, LoadedClassFilter {

  private final LoadedClasses loaded;
  private final Weaving weaving;
  private final FaultWeaving faults;
  private Map<String, String> declared;

  Faulting(
      Settings settings,
      Instrumentation instrumentation,
      Weaving weaving,
      GuardCaptures captures,
      PackageOpener opener,
      AgentLog log) {
    this.loaded = new LoadedClasses(instrumentation, weaving, log);
    this.weaving = weaving;
    faults = new FaultWeaving(captures, opener, log);
    declared = declared(settings);
    faults.declare(declared);
  }

  private static Map<String, String> declared(Settings settings) {
    return settings.get(AgentSettings.FAULTS_ENABLED)
        ? settings.faults()
        : Collections.<String, String>emptyMap();
  }

  /**
   * Begins. What weaves throw and catch sites must have been registered before, what guards methods
   * must not: each attempt may meet a fault.
   */
  void start() {
    weaving.inApp(faults);
  }

  /** Weaves the loaded classes that properties name. All that weaves must be registered. */
  void weaveLoaded() {
    loaded.weaveAgain("faults", named());
  }

  private List<Class<?>> named() {
    return declared.isEmpty() ? Collections.<Class<?>>emptyList() : loaded.that(this);
  }

  /** Whether properties may name methods of it. */
  @Override
  public boolean accepts(Class<?> one) {
    return !one.isArray()
        && faults.isNamed(one.getClassLoader(), one.getName())
        && loaded.isModifiable(one);
  }

  @Override
  public void configure(Settings settings) {
    Map<String, String> wanted = declared(settings);
    if (wanted.equals(declared)) {
      return;
    }
    List<Class<?>> before = named();
    declared = wanted;
    faults.declare(declared);
    weaving.expectMissed();
    loaded.weaveAgain("faults", before, named());
  }

  /** Faults that are set, in lines for people; empty when there are none. */
  String list() {
    return faults.list();
  }

  /** The same one by one. */
  List<FaultState> states() {
    return faults.states();
  }

  /** What faults have struck. */
  MetricSource metrics() {
    return faults;
  }

  @Override
  public void report(Status status) {
    StatusSection section = status.section("faults");
    String set = faults.list();
    section.put("set", set.isEmpty() ? "none" : set.replace('\n', ' '));
    for (Map.Entry<String, Long> one : faults.injected().entrySet()) {
      section.put("injected " + one.getKey(), one.getValue());
    }
  }

  @Override
  public void detach() {
    faults.end();
  }
}
