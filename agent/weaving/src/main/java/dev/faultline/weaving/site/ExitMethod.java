package dev.faultline.weaving.site;

import java.util.concurrent.TimeUnit;

/**
 * A method that has exit sites while it {@link #isTelling tells}, and none while it rests. Any
 * thread may ask whether it tells; all else is for one thread at a time.
 */
final class ExitMethod {

  /** The first rest; each further one is twice as long. */
  static final long FIRST_REST_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** So often a rest doubles: the last ones take a third of a year. */
  private static final int MOST_DOUBLINGS = 14;

  private static final long UNKNOWN = -1;

  private volatile boolean telling = true;
  private int rests;
  private long restsUntilNanos;

  /** What {@link #idleSince} was told last. */
  private long idleBefore;

  /** Whether it has exit sites, or gets them when its class is woven the next time. */
  boolean isTelling() {
    return telling;
  }

  /**
   * Notes how often its exit sites have been passed and told nothing, up to now.
   *
   * @return how often since the last call
   */
  long idleSince(long idle) {
    long since = idleBefore == UNKNOWN ? 0 : idle - idleBefore;
    idleBefore = idle;
    return since;
  }

  /** Begins a rest. */
  void rest(long nowNanos) {
    restsUntilNanos = nowNanos + (FIRST_REST_NANOS << Math.min(rests++, MOST_DOUBLINGS));
    // Until the class is woven without them they are passed, which is no reason for the next rest.
    idleBefore = UNKNOWN;
    telling = false;
  }

  /**
   * Ends a rest that has been long enough.
   *
   * @return false when it tells already, or rests on
   */
  boolean wake(long nowNanos) {
    if (telling || restsUntilNanos - nowNanos > 0) {
      return false;
    }
    telling = true;
    return true;
  }
}
