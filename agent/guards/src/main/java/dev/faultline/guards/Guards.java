package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.client.metric.Metric;
import dev.faultline.guards.figures.AllFigures;
import dev.faultline.guards.figures.GuardList;
import dev.faultline.guards.figures.GuardMetrics;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.guards.policy.Deployment;
import dev.faultline.guards.standard.Registries;
import dev.faultline.guards.telling.Stories;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.weaving.guard.GuardTable;
import dev.faultline.weaving.guard.GuardTransformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All guards of a JVM, from the first class on that has one. Thread-safe. */
final class Guards {

  private final Registries registries;
  private final GuardEnvironment environment;
  private final PackageOpener opener;
  private final GuardTable table;
  private final Deployments deployments;
  private final GuardBuilding building;
  private final DeclaredGuards declared;
  private final GuardReports reports;
  private final GuardTransformer transformer;

  Guards(
      Declared now,
      GuardSettings settings,
      GuardEnvironment environment,
      Stories stories,
      PackageOpener opener,
      AgentLog log) {
    EarlyClasses.initialize();
    registries = new Registries(settings.tellsApplications(), log);
    this.environment = environment;
    this.opener = opener;
    table = new GuardTable(log);
    environment.beforeInterrupts(
        new Runnable() {
          @Override
          public void run() {
            giveBackLost();
          }
        });
    reports = new GuardReports(settings.onError(), log);
    deployments = new Deployments(environment, registries);
    building =
        new GuardBuilding(
            now, new AllFigures(settings.keepsDurations()), deployments, stories, opener, reports);
    declared = new DeclaredGuards(table, building, reports);
    transformer = new GuardTransformer(declared, log);
  }

  GuardTransformer transformer() {
    return transformer;
  }

  /** Makes woven methods ask these. */
  void connect() {
    table.connect();
  }

  /**
   * Takes over what is declared otherwise, unless something later is known already; states are kept
   * where they still mean the same.
   */
  void declare(Declared now) {
    if (building.declare(now)) {
      reports.propertiesChanged();
      declared.declarationsChanged();
      forgetUndeclared();
    }
  }

  /** Those that are there no more are not called either, and would be listed for ever. */
  private void forgetUndeclared() {
    Set<String> listed = new HashSet<>();
    for (GuardState one : states()) {
      listed.add(one.method());
    }
    Set<String> undeclared = declared.undeclaredOf(listed);
    for (Deployment one : deployments.all()) {
      one.forget(undeclared);
    }
  }

  /** Whether a method has been called for which a guard of that name is declared. */
  boolean isCalled(String declaredName) {
    return building.isCalled(declaredName);
  }

  /** Whether there may be classes that are to be woven once more for what is declared now. */
  boolean hasOutgrown() {
    return declared.hasOutgrown();
  }

  /** Whether a class, by its internal name, is to be woven once more for what is declared now. */
  boolean isOutgrown(ClassLoader loader, String className) {
    return declared.isOutgrown(loader, className);
  }

  /** The operation that the current thread is in the middle of, and those of other threads. */
  Compensations operations() {
    return building.operations();
  }

  List<Metric<?>> metrics() {
    return GuardMetrics.of(building.figures().all(), states());
  }

  /** For people. */
  String list() {
    return GuardList.of(states());
  }

  private void giveBackLost() {
    if (GuardProbe.anyLost) {
      table.recover();
    }
  }

  /** In the order of their names; one for each deployment. */
  List<GuardState> states() {
    giveBackLost();
    List<GuardState> all = new ArrayList<>();
    for (Deployment one : deployments.all()) {
      all.addAll(one.guards());
    }
    Collections.sort(
        all,
        new Comparator<GuardState>() {
          @Override
          public int compare(GuardState one, GuardState other) {
            return one.figures().name().compareTo(other.figures().name());
          }
        });
    return all;
  }

  /**
   * Opens, closes or resets circuit breakers.
   *
   * @param name of a guard, as it is listed or was declared, or of a breaker that guards share
   * @return how many; of overloads, classes of objects and deployments, all that have one of that
   *     name
   */
  int change(BreakerAction action, String name) {
    Set<CircuitBreaker> meant =
        Collections.newSetFromMap(new IdentityHashMap<CircuitBreaker, Boolean>());
    for (GuardState one : states()) {
      CircuitBreaker breaker = one.breaker();
      if (breaker != null && one.isCalled(name)) {
        meant.add(breaker);
      }
    }
    for (CircuitBreaker breaker : meant) {
      action.applyTo(breaker);
    }
    return meant.size();
  }

  /** What is wrong with the guards of a class's methods, for the current thread's application. */
  List<String> problemsOf(Class<?> type) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new DefinitionCheck(building.declarations(), opener, type, context).problems();
  }

  /** How often a call went on without its guard because of a failure of ours. */
  int failures() {
    return table.failures();
  }

  /**
   * Guards no call any more that begins from now on. Those under way end as they would have: their
   * guards keep the environment, and by what that has to do before interrupts all of this.
   */
  void end() {
    GuardProbe.connect(null);
    environment.windDown();
    for (Deployment one : deployments.all()) {
      one.windDown();
    }
    // They hang on a class that stays.
    giveBackLost();
    building.end();
    registries.end();
  }
}
