package dev.faultline.guards;

import dev.faultline.resilience.breaker.CircuitBreaker;

/** What people can do with a circuit breaker. */
public enum BreakerAction {
  /** Refuses calls until it is closed or reset. */
  OPEN {
    @Override
    void applyTo(CircuitBreaker breaker) {
      breaker.forceOpen();
    }
  },
  /** Lets calls through, however they end, until it is opened or reset. */
  CLOSE {
    @Override
    void applyTo(CircuitBreaker breaker) {
      breaker.forceClosed();
    }
  },
  /** Closes it, and has it go by itself again. */
  RESET {
    @Override
    void applyTo(CircuitBreaker breaker) {
      breaker.reset();
    }
  };

  abstract void applyTo(CircuitBreaker breaker);
}
