package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;

/** What the circuit breaker of one method made of its attempts. Thread-safe. */
final class BreakerMeters {

  private final Count succeeded;
  private final Count failed;
  private final Count refused;

  BreakerMeters(ApplicationRegistry registry, Attributes tags) throws ReflectiveOperationException {
    succeeded = count(registry, tags, "success");
    failed = count(registry, tags, "failure");
    refused = count(registry, tags, "circuitBreakerOpen");
  }

  private static Count count(ApplicationRegistry registry, Attributes tags, String result)
      throws ReflectiveOperationException {
    return registry.count(
        StandardMetric.BREAKER_CALLS, MethodMeters.with(tags, "circuitBreakerResult", result));
  }

  void recorded(boolean asFailure) {
    (asFailure ? failed : succeeded).add(1);
  }

  void refused() {
    refused.add(1);
  }
}
