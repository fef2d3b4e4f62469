package dev.faultline.guards;

import dev.faultline.resilience.Guard;
import dev.faultline.weaving.guard.CallScope;

/** A guard, and how calls go through it. Immutable. */
final class MadeGuard {

  /** Of a method whose calls are not guarded. */
  static final MadeGuard NONE = new MadeGuard(null, null, true);

  final Guard guard;
  final CallScope scope;
  final boolean plain;

  /**
   * @param guard null for none
   * @param scope around asynchronous attempts; null for nothing
   * @param plain whether calls are over when the method returns, whatever it returns
   */
  MadeGuard(Guard guard, CallScope scope, boolean plain) {
    this.guard = guard;
    this.scope = scope;
    this.plain = plain;
  }
}
