package dev.faultline.guards.telling;

import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.resilience.breaker.BreakerListener;
import dev.faultline.resilience.listener.FailingCall;
import dev.faultline.resilience.listener.FailingCalls;

/** Where what guards do is told. Thread-safe, lock-free. */
public final class Stories implements FailingCalls {

  private final GuardCaptures captures;
  private final BreakerListener breakers;

  /**
   * @param captures takes what is told
   */
  public Stories(GuardCaptures captures) {
    this.captures = captures;
    this.breakers = new BreakerStory(captures);
  }

  @Override
  public FailingCall began(String guard) {
    return new CallStory(guard, captures);
  }

  /** Tells of circuit breakers; always the same. */
  public BreakerListener breakers() {
    return breakers;
  }
}
