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
  final boolean isStatic;
  final Kind kind;
  final GuardSource source;
  final MethodBody body;

  GuardEntry(
      String methodName, String descriptor, boolean isStatic, Kind kind, GuardSource source) {
    this.methodName = methodName;
    this.isStatic = isStatic;
    this.kind = kind;
    this.source = source;
    body = new MethodBody(methodName, descriptor, isStatic);
  }
}
