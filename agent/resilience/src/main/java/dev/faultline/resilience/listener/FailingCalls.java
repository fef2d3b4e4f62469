package dev.faultline.resilience.listener;

/**
 * Follows calls of which an attempt fails, each on its way. A call whose first attempt succeeds
 * costs nothing for it. Implementations are thread-safe.
 */
public interface FailingCalls {

  /**
   * The first attempt of a call has failed.
   *
   * @param guard the guard's name
   * @return who is told of the rest of this call; not null
   */
  FailingCall began(String guard);
}
