package dev.faultline.resilience.refusal;

import dev.faultline.resilience.setting.DurationText;

/**
 * What the exceptions say by which a guard fails a call, whichever classes they are of. Each begins
 * with the guard's name. Parameters as those of {@link Refusals}.
 */
public final class RefusalMessages {

  private RefusalMessages() {}

  /** Of {@link Refusals#circuitOpen}. */
  public static String circuitOpen(String guard, String breaker) {
    return guard.equals(breaker)
        ? guard + ": the circuit breaker is open"
        : guard + ": the circuit breaker " + breaker + " is open";
  }

  /** Of {@link Refusals#rateLimited}. */
  public static String rateLimited(String guard) {
    return guard + ": more calls than its rate allows";
  }

  /** Of {@link Refusals#bulkheadFull}. */
  public static String bulkheadFull(String guard, int limit) {
    return guard
        + ": "
        + limit
        + (limit == 1 ? " call is" : " calls are")
        + " under way, and no more may be";
  }

  /** Of {@link Refusals#timedOut}. */
  public static String timedOut(String guard, long limitNanos) {
    return guard + ": not done within " + DurationText.of(limitNanos);
  }

  /** Of {@link Refusals#resultRejected}. */
  public static String resultRejected(String guard, Object result) {
    // Not the result's text: that would be the application's own code, and may hold secrets.
    return guard
        + ": the result was rejected"
        + (result == null ? ": null" : ", a " + result.getClass().getName());
  }
}
