package dev.faultline.capture.record;

import java.lang.ref.WeakReference;

/** What one thread threw lately. Used by that thread alone. */
final class ThreadCapture {

  private static final int LINKS_PER_STORY = 16;

  /** Between a throw and its rethrow others may be thrown: by {@code close()}, or in a handler. */
  private static final int REMEMBERED = 8;

  /** Filled from the start on, so that running out of stack in between leaves no gap. */
  private final Counted[] lately = new Counted[REMEMBERED];

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

  /** Notes that a new exception has been counted, and where it was thrown. */
  void counted(Throwable throwable, int site) {
    Counted counted = new Counted(throwable, site);
    int next = (latest + 1) % REMEMBERED;
    lately[next] = counted;
    latest = next;
  }

  /** Notes that the exception counted last has been offered to the agent's thread. */
  void offered() {
    lately[latest].offered = true;
  }

  /** Notes that the exception counted last has been recorded, and may be wrapped for a while. */
  void began(long endsNanos) {
    offered();
    storyEndsNanos = endsNanos;
    linksLeft = LINKS_PER_STORY;
  }

  /**
   * Whether this throw is a rethrow: of an exception that was counted on this thread lately, at
   * another site. The same one at the same site is a new throw of an exception that is kept, such
   * as a static one.
   */
  boolean isRethrow(Throwable throwable, int site) {
    Counted found = find(throwable);
    return found != null && found.site != site;
  }

  /** Whether this very exception was counted lately and offered to the agent's thread. */
  boolean hasOffered(Throwable throwable) {
    Counted found = find(throwable);
    return found != null && found.offered;
  }

  private Counted find(Throwable throwable) {
    for (Counted counted : lately) {
      if (counted != null && counted.get() == throwable) {
        return counted;
      }
    }
    return null;
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

  /** Keeps no throwable alive. */
  private static final class Counted extends WeakReference<Throwable> {

    private final int site;
    private boolean offered;

    Counted(Throwable throwable, int site) {
      super(throwable);
      this.site = site;
    }
  }
}
