package dev.faultline.benchmarks.guard;

import java.time.Duration;

/** What a call is guarded by: the same for all libraries. */
public enum Policies {
  /** Three attempts without a pause. */
  RETRY("retry", 0, null),
  /** Open when half of the last hundred calls failed. */
  BREAKER("circuit breaker", 0, null),
  /** A retry around a circuit breaker. */
  BOTH("retry and circuit breaker", 0, null),
  /**
   * As {@link #BOTH}, and open as well when each of the last hundred calls was slow. Resilience4j's
   * breaker always looks at the clock for that, ours only when it is asked to.
   */
  BOTH_WITH_SLOW_CALLS("retry and circuit breaker, slow calls too", 0, null),
  /**
   * From outside to inside: a fallback to a value, a retry, a circuit breaker, a limit of calls
   * that is never reached, and a bulkhead of ten. No timeout: of a call whose result is no stage
   * Resilience4j has none without another thread, which would be most of what is seen.
   */
  ALL("all", 1_000_000, Duration.ofMillis(10)),
  /** As {@link #ALL}, with so few calls an hour that the limit can be proved. */
  ALL_BUT_FEW("all, but few", 5, Duration.ofHours(1));

  /** Of the retry. */
  static final int ATTEMPTS = 3;

  /** Of the circuit breaker: the last calls that it looks at. */
  static final int WINDOW = 100;

  /** How many of them have to fail. */
  static final int FAILURES = WINDOW / 2;

  /** A call that takes longer is slow, where that matters. */
  static final int SLOW_MILLIS = 1;

  /** For how long it stays open: beyond the end of any measurement. */
  static final Duration OPEN = Duration.ofHours(1);

  /** Calls at once that the bulkhead lets in. */
  static final int PLACES = 10;

  /** What the fallback gives. */
  static final long OUT_OF_SERVICE = -2;

  private final String title;
  private final int permits;
  private final Duration period;

  Policies(String title, int permits, Duration period) {
    this.title = title;
    this.permits = permits;
    this.period = period;
  }

  boolean haveRetry() {
    return this != BREAKER;
  }

  boolean haveBreaker() {
    return this != RETRY;
  }

  /** Whether the circuit breaker opens by slow calls, too. */
  boolean haveSlowCalls() {
    return this == BOTH_WITH_SLOW_CALLS;
  }

  /** Whether fallback, limit of calls and bulkhead are there too. */
  boolean areAll() {
    return permits > 0;
  }

  /** Calls in a {@link #period}, when there is such a limit. */
  int permits() {
    return permits;
  }

  Duration period() {
    return period;
  }

  /** As people know them. */
  @Override
  public String toString() {
    return title;
  }
}
