package dev.faultline.weaving.guard;

import dev.faultline.resilience.Guard;

/** What guards a call whose attempts are made by further calls of its method. Immutable. */
public interface ElsewhereGuard {

  /** Null when the call is not guarded. */
  Guard guard();

  /** What has to be around attempts on other threads than the caller's; null for nothing. */
  CallScope scope();

  /**
   * Whether the stage or future that the method returns is a result like any other, so that the
   * call is over when it returns.
   */
  boolean isPlain();
}
