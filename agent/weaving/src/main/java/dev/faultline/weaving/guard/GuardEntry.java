package dev.faultline.weaving.guard;

import dev.faultline.resilience.Guard;

/** A guarded method, and what guards it now. Thread-safe. */
final class GuardEntry {

  /** Where attempts are made. */
  enum Kind {
    /** In the method's own body. */
    IN_PLACE,
    /** By calls of the method, each of which returns a {@code CompletionStage}. */
    STAGE,
    /** By calls of the method, each of which returns a {@code Future}. */
    FUTURE
  }

  final String methodName;
  final String descriptor;
  final boolean isStatic;
  final Kind kind;
  private volatile Guard guard;

  GuardEntry(String methodName, String descriptor, boolean isStatic, Kind kind, Guard guard) {
    this.methodName = methodName;
    this.descriptor = descriptor;
    this.isStatic = isStatic;
    this.kind = kind;
    this.guard = guard;
  }

  /** Null when the method's guard has been taken away. */
  Guard guard() {
    return guard;
  }

  /** Calls that are under way end with the guard that they began with. */
  void replaceBy(Guard other) {
    guard = other;
  }
}
