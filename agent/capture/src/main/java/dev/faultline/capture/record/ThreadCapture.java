package dev.faultline.capture.record;

import dev.faultline.capture.site.Site;

/** What one thread threw and caught lately. Used by that thread alone. */
final class ThreadCapture {

  private static final int LINKS_PER_STORY = 16;

  /** Between a throw and its rethrow others may be thrown: by {@code close()}, or in a handler. */
  private static final int REMEMBERED = 8;

  /** Filled from the start on, so that running out of stack in between leaves no gap. */
  private final SeenException[] lately = new SeenException[REMEMBERED];

  private int latest;
  private boolean capturing;
  private long storyEndsNanos;
  private int linksLeft;

  /** Whether the thread is inside the agent's own code, which must not capture itself. */
  boolean isCapturing() {
    return capturing;
  }

  void capturing(boolean inside) {
    capturing = inside;
  }

  /**
   * Notes that a new exception has been counted.
   *
   * @param site where it was seen, or null when that is not a place in woven code
   */
  SeenException counted(Throwable throwable, Site site) {
    SeenException seen = new SeenException(throwable, site);
    int next = (latest + 1) % REMEMBERED;
    lately[next] = seen;
    latest = next;
    return seen;
  }

  /** The same object when it was counted on this thread lately, else null. */
  SeenException find(Throwable throwable) {
    SeenException found = lately[latest];
    if (found != null && found.get() == throwable) {
      return found;
    }
    for (SeenException seen : lately) {
      if (seen != null && seen.get() == throwable) {
        return seen;
      }
    }
    return null;
  }

  /** Notes that an exception has been recorded, and may be wrapped for a while. */
  void began(long endsNanos) {
    storyEndsNanos = endsNanos;
    linksLeft = LINKS_PER_STORY;
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
