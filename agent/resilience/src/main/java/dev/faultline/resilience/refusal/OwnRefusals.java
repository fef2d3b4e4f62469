package dev.faultline.resilience.refusal;

import dev.faultline.resilience.setting.DurationText;

/** The exceptions of this package. */
final class OwnRefusals implements Refusals {

  @Override
  public Throwable circuitOpen(String guard, String breaker) {
    return new CircuitOpenException(
        guard.equals(breaker)
            ? guard + ": the circuit breaker is open"
            : guard + ": the circuit breaker " + breaker + " is open");
  }

  @Override
  public Throwable rateLimited(String guard, long waitNanos) {
    return new RateLimitedException(guard + ": more calls than its rate allows", waitNanos);
  }

  @Override
  public Throwable bulkheadFull(String guard, int limit) {
    return new BulkheadFullException(
        guard
            + ": "
            + limit
            + (limit == 1 ? " call is" : " calls are")
            + " under way, and no more may be");
  }

  @Override
  public Throwable timedOut(String guard, long limitNanos) {
    return new TimedOutException(guard + ": not done within " + DurationText.of(limitNanos));
  }

  @Override
  public Throwable resultRejected(String guard, Object result) {
    // Not the result's text: that would be the application's own code, and may hold secrets.
    return new ResultRejectedException(
        guard
            + ": the result was rejected"
            + (result == null ? ": null" : ", a " + result.getClass().getName()));
  }
}
