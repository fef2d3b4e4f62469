package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;

/**
 * Decides about the calls of guarded methods. Called on the application's threads, which it may
 * hold up where a policy says so. Implementations must be thread-safe. What is to be thrown is
 * returned as a {@link GuardOutcome}: what these methods themselves throw is a failure of theirs,
 * and the call goes on as if it were not guarded.
 *
 * <p>An <em>admission</em> stands for one attempt at the method's body; it is the sink's own, and
 * null for a call that is not guarded.
 */
public interface GuardSink {

  /**
   * Whether this call is to be made elsewhere.
   *
   * @param number that the weaver gave to this method
   * @param receiver null for a static method
   * @param arguments boxed, in an array of their own
   * @param lookup with the access of the method's class
   * @return null when the body is to be run here and now; else the outcome of the call
   */
  GuardOutcome start(int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup);

  /**
   * What guards a call that begins, to its end.
   *
   * @param number that the weaver gave to this method
   * @param on the receiver; for a static method its class
   * @return null when the call is not guarded
   */
  Object guard(int number, Object on);

  /** Whether a guard, not null, is one of this sink's. */
  boolean made(Object guard);

  /**
   * A call of a guarded method begins.
   *
   * @param guard what {@link #guard} returned for this call, not null; as it is below
   * @param receiver null for a static method
   * @return an admission, null, or {@link GuardRefused} when there is to be no attempt; then {@link
   *     #threw} is called next
   */
  Object enter(Object guard, Object receiver);

  /**
   * The time at which an attempt begins.
   *
   * @return {@link System#nanoTime}, or 0 when this guard needs no time
   */
  long clock(Object guard);

  /**
   * An attempt has returned.
   *
   * @param admission what admitted this attempt, not null
   * @param startedNanos what {@link #clock} said at its beginning
   * @return false when {@link #inspect} must see the result first
   */
  boolean returned(Object guard, Object admission, long startedNanos);

  /**
   * An attempt has returned something that counts.
   *
   * @param result boxed; null for a method that returns nothing
   * @return a {@link GuardOutcome}, or the admission of the next attempt
   */
  Object inspect(
      Object guard,
      Object admission,
      long startedNanos,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup);

  /**
   * An exception has left an attempt, or there was none because the call was refused.
   *
   * @param admission what admitted this attempt, or what {@link GuardRefused} holds; not null
   * @param thrown null when the call was refused
   * @return a {@link GuardOutcome}, or the admission of the next attempt
   */
  Object threw(
      Object guard,
      Object admission,
      long startedNanos,
      Throwable thrown,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup);

  /** Gives back what {@link LostAdmissions} hold, as far as there is stack and memory for it. */
  void recover();

  /**
   * A call above failed with {@code failure}, which the application never sees.
   *
   * @param guard the number of the method where it is not known yet
   */
  void failed(Object guard, Throwable failure);
}
