package dev.faultline.capture.snapshot;

import dev.faultline.capture.PerClass;
import dev.faultline.capture.redaction.Redaction;

/**
 * The plan of each class, made when the class is first seen and kept as long as the class itself.
 * Thread-safe.
 */
final class SnapshotPlans {

  private final Redaction redaction;
  private final PerClass<ObjectPlan> plans;
  private final PerClass<ObjectPlan> watched;

  SnapshotPlans(Redaction redaction, PackageOpener opener) {
    this.redaction = redaction;
    final PlanMaking making = new PlanMaking(redaction, new ReadableFields(opener));
    this.plans =
        new PerClass<ObjectPlan>() {
          @Override
          protected ObjectPlan make(Class<?> type) {
            return making.planOf(type);
          }
        };
    this.watched =
        new PerClass<ObjectPlan>() {
          @Override
          protected ObjectPlan make(Class<?> type) {
            return making.withoutPermissions(type);
          }
        };
  }

  Redaction redaction() {
    return redaction;
  }

  /** While the application has a security manager, one that asks it for nothing. */
  ObjectPlan of(Class<?> type) {
    return System.getSecurityManager() == null ? plans.get(type) : watched.get(type);
  }

  /** Leaves nothing behind in the application's classes. */
  void end() {
    plans.end();
    watched.end();
  }
}
