package dev.faultline.capture.record;

import java.lang.ref.WeakReference;

/** What one thread last recorded. Used by that thread alone. */
final class ThreadCapture {

  private static final int LINKS_PER_STORY = 16;

  private boolean capturing;
  private WeakReference<Throwable> latest;
  private long storyEndsNanos;
  private int linksLeft;

  /** Whether the thread is inside the agent's own code, which must not capture itself. */
  boolean isCapturing() {
    return capturing;
  }

  void capturing(boolean inside) {
    capturing = inside;
  }

  /** Notes that an exception has been recorded, which others may follow from for a while. */
  void began(Throwable throwable, long endsNanos) {
    latest = new WeakReference<>(throwable);
    storyEndsNanos = endsNanos;
    linksLeft = LINKS_PER_STORY;
  }

  /** Whether this very exception was the last one recorded, so that this throw is a rethrow. */
  boolean isLatest(Throwable throwable) {
    return latest != null && latest.get() == throwable;
  }

  /**
   * Takes one of the links by which later throws may join the story of the last recorded exception.
   */
  boolean takeLink(long nowNanos) {
    if (linksLeft == 0 || storyEndsNanos - nowNanos < 0) {
      return false;
    }
    linksLeft--;
    return true;
  }
}
