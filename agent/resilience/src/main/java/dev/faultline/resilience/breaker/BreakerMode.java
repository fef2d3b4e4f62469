package dev.faultline.resilience.breaker;

/** What a circuit breaker does with calls. */
public enum BreakerMode {
  /** Lets calls through and watches how they end. */
  CLOSED,
  /** Refuses calls until the delay is over. */
  OPEN,
  /** Lets a few calls through as probes, and refuses the others. */
  HALF_OPEN,
  /** Refuses calls until somebody says otherwise. */
  FORCED_OPEN,
  /** Lets calls through however they end, until somebody says otherwise. */
  FORCED_CLOSED
}
