package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.listener.GuardListener.Reason;
import java.util.Map;

/** What one registry is told of one guarded method. Thread-safe, lock-free; throws nothing. */
final class MethodMeters {

  // Each of a policy that the method may not have, and null then.
  private final InvocationMeters invocations;
  private final RetryMeters retry;
  private final TimeoutMeters timeout;
  private final BreakerMeters breaker;
  private final BulkheadMeters bulkhead;

  /** Keeps what its guards are asked for. */
  private final ApplicationRegistry registry;

  /**
   * @throws ReflectiveOperationException when the registry refuses a metric
   */
  MethodMeters(MeteredMethod method, ApplicationRegistry registry)
      throws ReflectiveOperationException {
    this.registry = registry;
    Attributes tags = tags(method.name);
    invocations = new InvocationMeters(registry, tags, method.hasFallback);
    retry = method.hasRetry ? new RetryMeters(registry, tags) : null;
    timeout = method.hasTimeout ? new TimeoutMeters(registry, tags) : null;
    breaker = method.breaker == null ? null : new BreakerMeters(registry, tags);
    bulkhead =
        method.places == null ? null : new BulkheadMeters(registry, tags, method.places.mayWait());
    if (method.breaker != null) {
      registry.states(method.name).add(method.breaker);
    }
    if (method.places != null) {
      registry.states(method.name).add(method.places);
    }
  }

  /** The tags of a method that has no others. */
  static Attributes tags(String method) {
    return Attributes.of("method", method);
  }

  /** One more tag. */
  static Attributes with(Attributes tags, String key, String value) {
    Attributes.Builder more = Attributes.builder();
    for (Map.Entry<String, Object> one : tags.asMap().entrySet()) {
      more.put(one.getKey(), (String) one.getValue());
    }
    return more.put(key, value).build();
  }

  void ended(End end, int attempts, Throwable failure) {
    if (failure == null) {
      invocations.returned();
    }
    if (retry != null) {
      retry.ended(end, attempts);
    }
  }

  void recovered() {
    invocations.recovered();
  }

  void failed(boolean fallbackTried) {
    invocations.threw(fallbackTried);
  }

  void refused(Reason reason) {
    if (reason == Reason.CIRCUIT_OPEN && breaker != null) {
      breaker.refused();
    } else if (reason == Reason.BULKHEAD_FULL && bulkhead != null) {
      bulkhead.refused();
    }
  }

  void recorded(boolean failed) {
    if (breaker != null) {
      breaker.recorded(failed);
    }
  }

  void timed(long nanos, boolean timedOut) {
    if (timeout != null) {
      timeout.timed(nanos, timedOut);
    }
  }

  void bulkheadEntered(long waitedNanos) {
    if (bulkhead != null) {
      bulkhead.entered(waitedNanos);
    }
  }

  void bulkheadLeft(long ranNanos) {
    if (bulkhead != null) {
      bulkhead.left(ranNanos);
    }
  }
}
