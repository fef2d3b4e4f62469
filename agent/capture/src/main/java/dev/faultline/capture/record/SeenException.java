package dev.faultline.capture.record;

import dev.faultline.capture.site.Site;
import java.lang.ref.WeakReference;

/**
 * An exception that a thread has seen and counted. Keeps no throwable alive. Used by that thread
 * alone.
 */
final class SeenException extends WeakReference<Throwable> {

  /** A program that throws one exception again and again tells of it no more often than this. */
  private static final int POINTS = 32;

  private final Site countedAt;
  private boolean offered;
  private boolean caught;
  private int pointsLeft = POINTS;

  SeenException(Throwable throwable, Site countedAt) {
    super(throwable);
    this.countedAt = countedAt;
  }

  /** Where it was counted; null when that was not a place in woven code. */
  Site countedAt() {
    return countedAt;
  }

  /** Whether the agent's thread was told of it. */
  boolean isOffered() {
    return offered;
  }

  void offered() {
    offered = true;
  }

  /** Whether a handler was the last to have it: if it is thrown now, somebody threw it again. */
  boolean isCaught() {
    return caught;
  }

  void caught(boolean byHandler) {
    caught = byHandler;
  }

  /** Takes one of the points of its life that may be told; false when it is not told of. */
  boolean takePoint() {
    if (!offered || pointsLeft == 0) {
      return false;
    }
    pointsLeft--;
    return true;
  }
}
