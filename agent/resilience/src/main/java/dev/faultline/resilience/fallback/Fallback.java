package dev.faultline.resilience.fallback;

import dev.faultline.resilience.call.Invocation;

/** Gives a result in place of a call that has failed for good. Implementations are thread-safe. */
public interface Fallback {

  /**
   * The result.
   *
   * @param invocation the call that failed
   * @param failure what it failed with, not null
   * @return of the type that the guarded method returns: a stage for one that returns a stage; may
   *     be null
   * @throws Throwable when there is none from here either: the next of the chain is asked then
   */
  Object apply(Invocation invocation, Throwable failure) throws Throwable;
}
