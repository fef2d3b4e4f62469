package dev.faultline.resilience;

import dev.faultline.resilience.retry.delay.RetryDelay;
import java.time.Duration;

/** Delays for tests. */
final class Delays {

  private Delays() {}

  /** The same before every attempt. */
  static RetryDelay of(Duration delay) {
    return (attempt, previous, result, failure) -> delay.toNanos();
  }
}
