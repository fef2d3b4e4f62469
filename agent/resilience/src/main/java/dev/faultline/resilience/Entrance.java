package dev.faultline.resilience;

/**
 * The way of one asynchronous attempt through a bulkhead. Asked once; what follows is that the
 * attempt is let in, at once or later, and has to leave then, or that it is given up.
 */
interface Entrance {

  /**
   * Asks to be let in, which may happen before this returns.
   *
   * @return false when there is no room, and none to wait in either
   */
  boolean ask();

  /** Stops waiting; an attempt that is in stays in. */
  void giveUp();

  /** Leaves. */
  void leave();

  /** How many may be in at once. */
  int limit();
}
