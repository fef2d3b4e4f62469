package dev.faultline.resilience.listener;

import dev.faultline.resilience.compensate.UndoneSteps;

/**
 * Is told of one call of which an attempt has failed, in the order of time, by one thread after the
 * other. It is told on the thread that does it, so it must be quick, must not wait and must not
 * throw.
 */
public abstract class FailingCall {

  /** For subclasses. */
  protected FailingCall() {}

  /**
   * An attempt has failed, and another will be made.
   *
   * @param attempt which one has failed, from 1
   * @param failure what it failed with; null when its result asks for another
   * @param delayNanos how long the guard waits before the next
   */
  public void retrying(int attempt, Throwable failure, long delayNanos) {}

  /**
   * There will be no other attempt; a fallback may follow.
   *
   * @param attempts how many there were, at least one
   * @param failure what the last one failed with; null when it succeeded, and when the caller has
   *     cancelled the call meanwhile
   */
  public void ended(GuardListener.End end, int attempts, Throwable failure) {}

  /**
   * The call was an operation, and what it had done is undone, as far as it could be.
   *
   * @param failure what the call failed with; null when it was cancelled
   */
  public void undone(Throwable failure, UndoneSteps steps) {}

  /**
   * A fallback gave the result.
   *
   * @param step which of the chain, from 0
   * @param failure what the call failed with
   */
  public void recovered(int step, Throwable failure) {}

  /**
   * No fallback gave a result, and the caller gets what the last one failed with.
   *
   * @param failure what the call failed with
   * @param by what the caller gets in its place
   */
  public void replaced(Throwable failure, Throwable by) {}
}
