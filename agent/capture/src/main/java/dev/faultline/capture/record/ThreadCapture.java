package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentThreadGroup;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.site.Site;

/** What one thread threw and caught lately. Used by that thread alone. */
final class ThreadCapture {

  private static final int LINKS_PER_STORY = 16;

  /** Between a throw and its rethrow others may be thrown: by {@code close()}, or in a handler. */
  private static final int REMEMBERED = 8;

  private final SeenException[] lately = new SeenException[REMEMBERED];

  /** Null while it has no place among the {@link HoldingThreads}: it must not be kept alive. */
  private volatile Thread owner;

  private int latest;

  /** Of {@link #lately} the one at {@link #latest}; null before the first. */
  private SeenException newest;

  private int untilSample;

  /** A linear congruential generator (Numerical Recipes): its upper bits are as good as random. */
  private int round;

  private boolean captured;
  private boolean skipped;

  /**
   * Whether the thread is inside the agent's own code, which must not capture itself. A field that
   * others write: at a stack's end there may be room for a probe that the compiler has made and not
   * for a call by the interpreter, to which it goes over on its way out.
   */
  boolean capturing;

  private String carrier;
  private int handlersEntered;
  private long storyEndsNanos;
  private int linksLeft;

  private ThreadCapture(int untilSample) {
    this.untilSample = untilSample;
    this.round = untilSample;
  }

  /**
   * @param number different for threads that begin one after the other
   */
  static ThreadCapture numbered(int number) {
    // From a point of its own in the round, so that many threads that throw little are sampled too.
    ThreadCapture capture = new ThreadCapture(number & CaptureBudget.COUNTS_PER_SAMPLE - 1);
    // What happens on the agent's own threads is nothing of the application's: they are inside for
    // as long as they live.
    capture.capturing = AgentThreadGroup.isEntered();
    return capture;
  }

  /** Whether it is this thread's, and known to be. */
  boolean isOf(Thread thread) {
    return owner == thread;
  }

  /**
   * Notes whose it is, or that it is not to be known any longer.
   *
   * @param thread the calling one; null by any other
   */
  void of(Thread thread) {
    owner = thread;
  }

  /** Whether this call of a probe is one of those that are measured. */
  boolean takeSample() {
    if (untilSample > 0) {
      untilSample--;
      return false;
    }
    // Never the same number again: an exception passes several probes, which cost differently.
    round = round * 1_664_525 + 1_013_904_223;
    untilSample = (round >>> 16) % (2 * CaptureBudget.COUNTS_PER_SAMPLE - 1);
    captured = false;
    return true;
  }

  /** Notes that this call has captured something, which was measured. */
  void captured() {
    captured = true;
  }

  /** Whether something was captured since the last call that was to be measured. */
  boolean hasCaptured() {
    return captured;
  }

  /**
   * Notes whether the last exception thrown was only counted, so that nothing else is known of it.
   */
  void skipped(boolean onlyCounted) {
    skipped = onlyCounted;
  }

  boolean isSkipped() {
    return skipped;
  }

  /** As {@link #isSkipped()}, for the handler that ends the way of that exception. */
  boolean takeSkipped() {
    boolean was = skipped;
    skipped = false;
    return was;
  }

  /**
   * Notes in what the exception at hand was carried to its handler.
   *
   * @param type name of a class; null when it was caught itself
   */
  void carriedIn(String type) {
    carrier = type;
  }

  /** Notes that a handler has been entered. */
  void handlerEntered() {
    handlersEntered++;
  }

  /** How many handlers have been entered so far; overflows. */
  int handlersEntered() {
    return handlersEntered;
  }

  /** What {@link #carriedIn} noted last. */
  String carrier() {
    return carrier;
  }

  /**
   * Notes that a new exception has been counted.
   *
   * @param site where it was seen, or null when that is not a place in woven code
   */
  SeenException counted(Throwable throwable, Site site) {
    SeenException seen = next();
    seen.remember(throwable, site);
    return seen;
  }

  /**
   * The same of one of which nothing is to be told: it is kept alive until the next one comes, or
   * the agent's thread has it {@link #letGo}.
   */
  SeenException held(Throwable throwable, Site site) {
    SeenException seen = next();
    seen.hold(throwable, site);
    return seen;
  }

  /** What the next exception is noted in: the oldest, or the latest if that one is over. */
  private SeenException next() {
    SeenException last = newest;
    if (last != null) {
      if (last.isOver()) {
        return last;
      }
      last.letGo();
    }
    int next = (latest + 1) % REMEMBERED;
    SeenException seen = lately[next];
    if (seen == null) {
      seen = new SeenException();
      lately[next] = seen;
    }
    latest = next;
    newest = seen;
    return seen;
  }

  /**
   * Keeps alive no exception any longer; they are known all the same. Called by the agent's thread.
   *
   * @return false when none was held
   */
  boolean letGo() {
    boolean held = false;
    for (SeenException seen : lately) {
      held |= seen != null && seen.letGo();
    }
    return held;
  }

  /** The same object when it was counted on this thread lately, else null. */
  SeenException find(Throwable throwable) {
    SeenException found = newest;
    if (found != null && found.is(throwable)) {
      return found;
    }
    for (SeenException seen : lately) {
      if (seen != null && seen.is(throwable)) {
        return seen;
      }
    }
    return null;
  }

  /** The exception counted last, when it is this one and nothing is to be told of it; else null. */
  SeenException findOnlyCounted(Throwable throwable) {
    SeenException found = newest;
    return found != null && found.isOnlyCounted(throwable) ? found : null;
  }

  /** Whether later throws may join the story of the last recorded exception. */
  boolean hasLinks() {
    return linksLeft > 0;
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
