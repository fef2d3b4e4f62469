package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameVerdict;
import dev.faultline.capture.redaction.Redaction;
import java.util.Map;

/**
 * Makes snapshots of live values. Calls no method of the application's classes, takes no lock, and
 * stops at its limits. Thread-safe; what it goes by can be changed at any time.
 */
public final class Snapshotter {

  private final PackageOpener opener;
  private volatile Configuration configuration;

  /** With nothing opened that the JVM keeps closed. */
  public Snapshotter(SnapshotLimits limits, Redaction redaction) {
    this(limits, redaction, PackageOpener.NONE);
  }

  public Snapshotter(SnapshotLimits limits, Redaction redaction, PackageOpener opener) {
    this.opener = opener;
    this.configuration = new Configuration(limits, redaction, opener);
  }

  /** Snapshots made from now on go by these; one under way goes by what held when it began. */
  public void configure(SnapshotLimits limits, Redaction redaction) {
    Configuration before = configuration;
    configuration = new Configuration(limits, redaction, opener);
    before.plans.end();
  }

  /** Leaves nothing behind in the application's classes. No snapshot is asked for any more. */
  public void end() {
    configuration.plans.end();
  }

  /** Reads exceptions without their methods. */
  public ThrowableFields throwableFields() {
    return new ThrowableFields(new ReadableFields(opener));
  }

  /** What holds now. */
  public Redaction redaction() {
    return configuration.plans.redaction();
  }

  /** As {@link #variables(VariableNames, Object[], long)}, now. */
  public Map<String, Object> variables(VariableNames names, Object[] values) {
    return variables(names, values, System.nanoTime());
  }

  /**
   * A snapshot of named values.
   *
   * @param names names of the values
   * @param values as many values as names, any of them null
   * @param nowNanos {@link System#nanoTime()}
   * @return name to snapshot in the given order; shares nothing mutable with the application
   */
  public Map<String, Object> variables(VariableNames names, Object[] values, long nowNanos) {
    Configuration now = configuration;
    SnapshotWalk walk = new SnapshotWalk(now.plans, now.limits, nowNanos);
    NameVerdict[] verdicts = names.verdicts(now.plans.redaction().names());
    int count = Math.min(verdicts.length, values.length);
    Object[] shown = new Object[count];
    for (int i = 0; i < count; i++) {
      shown[i] = walk.judged(verdicts[i], values[i], 0);
    }
    return new ShownObject(names.names(), shown, count);
  }

  /** What holds for a whole snapshot. Immutable. */
  private static final class Configuration {

    final SnapshotLimits limits;
    final SnapshotPlans plans;

    Configuration(SnapshotLimits limits, Redaction redaction, PackageOpener opener) {
      this.limits = limits;
      this.plans = new SnapshotPlans(redaction, opener);
    }
  }
}
