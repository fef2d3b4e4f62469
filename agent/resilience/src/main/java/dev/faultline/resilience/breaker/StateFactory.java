package dev.faultline.resilience.breaker;

import dev.faultline.resilience.time.Ticker;

/** Makes the states that follow on others. Immutable. */
final class StateFactory {

  private final Ticker ticker;

  StateFactory(Ticker ticker) {
    this.ticker = ticker;
  }

  State first(CircuitBreakerConfiguration configuration) {
    return new Closed(
        configuration,
        BreakerMode.CLOSED,
        0,
        ticker.nanoTime(),
        TimeSpent.NONE,
        window(configuration));
  }

  /** A fresh state of the mode, or one of the same mode that has forgotten what was. */
  State after(State before, BreakerMode mode) {
    CircuitBreakerConfiguration configuration = before.configuration;
    long now = ticker.nanoTime();
    long number = before.mode == mode ? before.number : before.number + 1;
    TimeSpent spent = before.spent(now);
    switch (mode) {
      case CLOSED:
      case FORCED_CLOSED:
        return new Closed(configuration, mode, number, now, spent, window(configuration));
      case HALF_OPEN:
        return new HalfOpen(
            configuration, number, now, spent, new Probation(configuration.probes()));
      default:
        return new Open(configuration, mode, number, now, spent);
    }
  }

  Window window(CircuitBreakerConfiguration configuration) {
    return configuration.isTimeWindow()
        ? new TimeWindow(configuration.windowNanos(), ticker)
        : new CountWindow(configuration.windowCalls());
  }
}
