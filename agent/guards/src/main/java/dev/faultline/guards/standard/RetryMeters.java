package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import dev.faultline.resilience.listener.GuardListener.End;

/** How often calls of one method were tried again, and why not more often. Thread-safe. */
final class RetryMeters {

  private final Count[] atOnce = new Count[End.values().length];
  private final Count[] retried = new Count[End.values().length];
  private final Count retries;

  RetryMeters(ApplicationRegistry registry, Attributes tags) throws ReflectiveOperationException {
    for (End end : End.values()) {
      atOnce[end.ordinal()] = count(registry, tags, "false", end);
      retried[end.ordinal()] = count(registry, tags, "true", end);
    }
    retries = registry.count(StandardMetric.RETRIES, tags);
  }

  private static Count count(ApplicationRegistry registry, Attributes tags, String retried, End end)
      throws ReflectiveOperationException {
    return registry.count(
        StandardMetric.RETRY_CALLS,
        MethodMeters.with(MethodMeters.with(tags, "retried", retried), "retryResult", result(end)));
  }

  /** The standard knows four; ours that it does not know are counted as the nearest of them. */
  private static String result(End end) {
    switch (end) {
      case SUCCEEDED:
        return "valueReturned";
      case ATTEMPTS_EXHAUSTED:
      case BUDGET_EXHAUSTED:
        return "maxRetriesReached";
      case DURATION_EXHAUSTED:
        return "maxDurationReached";
      default:
        return "exceptionNotRetryable";
    }
  }

  void ended(End end, int attempts) {
    (attempts > 1 ? retried : atOnce)[end.ordinal()].add(1);
    if (attempts > 1) {
      retries.add(attempts - 1);
    }
  }
}
