package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;

/** How long attempts of one method took, and how often that was too long. Thread-safe. */
final class TimeoutMeters {

  private final Count inTime;
  private final Count timedOut;
  private final Durations durations;

  TimeoutMeters(ApplicationRegistry registry, Attributes tags) throws ReflectiveOperationException {
    inTime = count(registry, tags, "false");
    timedOut = count(registry, tags, "true");
    durations = registry.durations(StandardMetric.EXECUTION_DURATION, tags);
  }

  private static Count count(ApplicationRegistry registry, Attributes tags, String timedOut)
      throws ReflectiveOperationException {
    return registry.count(
        StandardMetric.TIMEOUT_CALLS, MethodMeters.with(tags, "timedOut", timedOut));
  }

  void timed(long nanos, boolean out) {
    (out ? timedOut : inTime).add(1);
    durations.record(nanos);
  }
}
