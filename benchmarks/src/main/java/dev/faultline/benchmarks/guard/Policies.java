package dev.faultline.benchmarks.guard;

import java.time.Duration;

/** What a call is guarded by: the same for all libraries. */
public enum Policies {
  /** Three attempts without a pause. */
  RETRY(true, false),
  /** Open when half of the last hundred calls failed. */
  BREAKER(false, true),
  /** A retry around a circuit breaker. */
  BOTH(true, true);

  /** Of the retry. */
  static final int ATTEMPTS = 3;

  /** Of the circuit breaker: calls, and how many of them have to fail. */
  static final int WINDOW = 100;

  /** For how long it stays open: beyond the end of any measurement. */
  static final Duration OPEN = Duration.ofHours(1);

  private final boolean retry;
  private final boolean breaker;

  Policies(boolean retry, boolean breaker) {
    this.retry = retry;
    this.breaker = breaker;
  }

  boolean haveRetry() {
    return retry;
  }

  boolean haveBreaker() {
    return breaker;
  }
}
