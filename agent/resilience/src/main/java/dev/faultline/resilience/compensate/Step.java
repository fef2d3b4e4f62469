package dev.faultline.resilience.compensate;

/**
 * A stack of steps, the last on top. One of them may stand for all of an inner operation.
 * Immutable.
 */
final class Step {

  final Step before;
  final String name;

  /** Null when this stands for an inner operation. */
  final Undo undo;

  /** The inner operation's stack; null when this is a step of its own. */
  final Step inner;

  private Step(Step before, String name, Undo undo, Step inner) {
    this.before = before;
    this.name = name;
    this.undo = undo;
    this.inner = inner;
  }

  static Step of(Step before, String name, Undo undo) {
    return new Step(before, name, undo, null);
  }

  static Step ofInner(Step before, Step inner) {
    return new Step(before, null, null, inner);
  }
}
