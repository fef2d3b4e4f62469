package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.guard.GuardTable;
import dev.faultline.weaving.guard.GuardTransformer;
import dev.faultline.weaving.guard.declaration.GuardDeclarations;
import dev.faultline.weaving.guard.declaration.PropertyGuards;

/** All guards of a JVM, from the first class on that has one. Thread-safe. */
final class Guards {

  private final GuardTable table;
  private final GuardBuilding building;
  private final DeclaredGuards declared;
  private final GuardTransformer transformer;

  Guards(
      PropertyGuards properties,
      OnError onError,
      GuardEnvironment environment,
      PackageOpener opener,
      AgentLog log) {
    table = new GuardTable(log);
    GuardReports reports = new GuardReports(onError, log);
    building =
        new GuardBuilding(
            GuardDeclarations.of(properties), new Deployments(environment), opener, reports);
    declared = new DeclaredGuards(table, building, reports);
    transformer = new GuardTransformer(declared, log);
  }

  GuardTransformer transformer() {
    return transformer;
  }

  /** Makes woven methods ask these. */
  void connect() {
    GuardProbe.connect(table);
  }

  /** Takes over other properties; states are kept where they still mean the same. */
  void declare(PropertyGuards properties) {
    building.declare(GuardDeclarations.of(properties));
    declared.forgetAll();
  }

  /** How often a call went on without its guard because of a failure of ours. */
  int failures() {
    return table.failures();
  }

  /**
   * Guards no call any more that begins from now on. Those that wait for another attempt on a
   * thread of ours end as they would have.
   */
  void end() {
    GuardProbe.connect(null);
    building.end();
  }
}
