package dev.faultline.resilience.refusal;

/** The exceptions of this package. */
final class OwnRefusals implements Refusals {

  @Override
  public Throwable circuitOpen(String guard, String breaker) {
    return new CircuitOpenException(RefusalMessages.circuitOpen(guard, breaker));
  }

  @Override
  public Throwable rateLimited(String guard, long waitNanos) {
    return new RateLimitedException(RefusalMessages.rateLimited(guard), waitNanos);
  }

  @Override
  public Throwable bulkheadFull(String guard, int limit) {
    return new BulkheadFullException(RefusalMessages.bulkheadFull(guard, limit));
  }

  @Override
  public Throwable timedOut(String guard, long limitNanos) {
    return new TimedOutException(RefusalMessages.timedOut(guard, limitNanos));
  }

  @Override
  public Throwable resultRejected(String guard, Object result) {
    return new ResultRejectedException(RefusalMessages.resultRejected(guard, result));
  }
}
