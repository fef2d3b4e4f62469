package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;

/** What the bulkhead of one method made of its attempts, and how long they took. Thread-safe. */
final class BulkheadMeters {

  private final Count accepted;
  private final Count rejected;
  private final Durations running;

  /** Null where no attempt can wait. */
  private final Durations waiting;

  BulkheadMeters(ApplicationRegistry registry, Attributes tags, boolean mayWait)
      throws ReflectiveOperationException {
    accepted = count(registry, tags, "accepted");
    rejected = count(registry, tags, "rejected");
    running = registry.durations(StandardMetric.RUNNING_DURATION, tags);
    waiting = mayWait ? registry.durations(StandardMetric.WAITING_DURATION, tags) : null;
  }

  private static Count count(ApplicationRegistry registry, Attributes tags, String result)
      throws ReflectiveOperationException {
    return registry.count(
        StandardMetric.BULKHEAD_CALLS, MethodMeters.with(tags, "bulkheadResult", result));
  }

  void entered(long waitedNanos) {
    accepted.add(1);
    if (waiting != null) {
      waiting.record(waitedNanos);
    }
  }

  void left(long ranNanos) {
    running.record(ranNanos);
  }

  void refused() {
    rejected.add(1);
  }
}
