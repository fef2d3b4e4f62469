package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;

/**
 * What guards a call whose attempts run in the method's own body, from its beginning to its end:
 * the call keeps it, whatever becomes of the guards meanwhile. Called on the application's threads,
 * which it may hold up where a policy says so. Implementations must be thread-safe. What is to be
 * thrown is returned as a {@link GuardOutcome}: what these methods themselves throw is a failure of
 * theirs, and the call goes on as if it were not guarded.
 *
 * <p>An <em>admission</em> stands for one attempt at the method's body; it is the guard's own, and
 * null for a call that is not guarded.
 *
 * <p>A class, and not an interface, so that the JIT compiler knows where all calls go as long as
 * there is one implementation.
 */
public abstract class CallGuard {

  /**
   * A call of a guarded method begins.
   *
   * @param receiver null for a static method
   * @return an admission, null, or {@link GuardRefused} when there is to be no attempt; then {@link
   *     #threw} is called next
   */
  public abstract Object enter(Object receiver);

  /**
   * The time at which an attempt begins.
   *
   * @return {@link System#nanoTime}, or 0 when this guard needs no time
   */
  public abstract long clock();

  /**
   * An attempt has returned.
   *
   * @param admission what admitted this attempt, not null
   * @param startedNanos what {@link #clock} said at its beginning
   * @return false when {@link #inspect} must see the result first
   */
  public abstract boolean returned(Object admission, long startedNanos);

  /**
   * An attempt has returned something that counts.
   *
   * @param result boxed; null for a method that returns nothing
   * @return a {@link GuardOutcome}, or the admission of the next attempt
   */
  public abstract Object inspect(
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
  public abstract Object threw(
      Object admission,
      long startedNanos,
      Throwable thrown,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup);
}
