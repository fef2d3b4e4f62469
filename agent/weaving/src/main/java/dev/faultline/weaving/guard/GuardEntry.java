package dev.faultline.weaving.guard;

/** A guarded method, and what guards its calls. Immutable. */
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
  final GuardSource source;

  GuardEntry(
      String methodName, String descriptor, boolean isStatic, Kind kind, GuardSource source) {
    this.methodName = methodName;
    this.descriptor = descriptor;
    this.isStatic = isStatic;
    this.kind = kind;
    this.source = source;
  }
}
