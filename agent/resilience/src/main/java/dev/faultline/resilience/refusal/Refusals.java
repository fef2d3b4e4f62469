package dev.faultline.resilience.refusal;

/**
 * Makes the exceptions by which a guard fails a call. Which classes they are of is the
 * application's affair: those of a standard it is written for, ours, or the JDK's.
 *
 * <p>Implementations are thread-safe, never return null and never throw.
 */
public interface Refusals {

  /** Exceptions of this package. */
  Refusals OWN = new OwnRefusals();

  /**
   * The circuit breaker lets nobody through.
   *
   * @param guard the guard's name
   * @param breaker the circuit breaker's name
   */
  Throwable circuitOpen(String guard, String breaker);

  /**
   * The rate limiter lets nobody through at the moment.
   *
   * @param guard the guard's name
   * @param waitNanos nanoseconds until it would be worth trying again; zero when that is not known
   */
  Throwable rateLimited(String guard, long waitNanos);

  /**
   * As many calls as may be are under way, and as many as may be wait.
   *
   * @param guard the guard's name
   * @param limit how many calls may be under way
   */
  Throwable bulkheadFull(String guard, int limit);

  /**
   * The call has taken longer than it may.
   *
   * @param guard the guard's name
   * @param limitNanos how long it may take
   */
  Throwable timedOut(String guard, long limitNanos);

  /**
   * The call returned something that it should not.
   *
   * @param guard the guard's name
   * @param result what it returned; may be null, and is not to be asked for its text
   */
  Throwable resultRejected(String guard, Object result);
}
