package dev.faultline.capture.record;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** What one thread threw lately. Used by that thread alone. */
final class ThreadCapture {

  private static final int LINKS_PER_STORY = 16;

  /** Between a throw and its rethrow others may be thrown: by {@code close()}, or in a handler. */
  private static final int REMEMBERED = 8;

  private final List<Counted> lately = new ArrayList<>(REMEMBERED);
  private int latest = -1;
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

  /** Notes that a new exception has been counted. */
  void counted(Throwable throwable) {
    latest = (latest + 1) % REMEMBERED;
    if (latest == lately.size()) {
      lately.add(new Counted(throwable));
    } else {
      lately.set(latest, new Counted(throwable));
    }
  }

  /** Notes that the exception counted last has been offered to the agent's thread. */
  void offered() {
    lately.get(latest).offered = true;
  }

  /** Notes that the exception counted last has been recorded, and may be wrapped for a while. */
  void began(long endsNanos) {
    offered();
    storyEndsNanos = endsNanos;
    linksLeft = LINKS_PER_STORY;
  }

  /** Whether this very exception was counted on this thread lately, so that this is a rethrow. */
  boolean hasCounted(Throwable throwable) {
    return find(throwable) != null;
  }

  /** Whether this very exception was counted lately and offered to the agent's thread. */
  boolean hasOffered(Throwable throwable) {
    Counted found = find(throwable);
    return found != null && found.offered;
  }

  private Counted find(Throwable throwable) {
    for (int i = 0; i < lately.size(); i++) {
      if (lately.get(i).get() == throwable) {
        return lately.get(i);
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

    private boolean offered;

    Counted(Throwable throwable) {
      super(throwable);
    }
  }
}
