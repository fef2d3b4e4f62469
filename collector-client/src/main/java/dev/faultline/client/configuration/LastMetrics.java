package dev.faultline.client.configuration;

import java.time.Duration;
import java.util.Collection;

/** The metrics that are sent at the end, which tell what became of all events. */
final class LastMetrics {
  private LastMetrics() {}

  /** What is set apart for them of the time of the end: nothing where there are none. */
  static Duration share(Collection<BackendDelivery> some, Duration timeout) {
    for (BackendDelivery one : some) {
      if (one.hasLastMetrics()) {
        return Deadline.share(timeout);
      }
    }
    return Duration.ZERO;
  }

  /** Sends them; whether all have been taken, or given up, in time. */
  static boolean end(Collection<BackendDelivery> some, Deadline end) {
    for (BackendDelivery one : some) {
      one.requestLastMetrics();
    }
    return Endings.METRICS.await(some, end);
  }
}
