package dev.faultline.capture.record;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The threads that may hold the exception that they have counted last, until the agent has them let
 * go of it. As many as there are places, so that those of ended threads, or of a hundred thousand
 * virtual ones, do not add up. What such a thread has noted is found here sooner than by the
 * thread's own map. Thread-safe and lock-free.
 */
final class HoldingThreads {

  /** Each may keep one throwable alive; a power of two, some times as many as threads throw. */
  static final int PLACES = 512;

  private final AtomicReferenceArray<ThreadCapture> places = new AtomicReferenceArray<>(PLACES);

  /** As the places, or an earlier one that was there: to be asked whether it is of a thread. */
  private final ThreadCapture[] found = new ThreadCapture[PLACES];

  /** Those whose place was given free at the last round. Used by the agent's thread alone. */
  private final ThreadCapture[] left = new ThreadCapture[PLACES];

  /** Which of the places can be the current thread's; so can its neighbour. */
  private static int placeOf(Thread current) {
    return System.identityHashCode(current) & PLACES - 1;
  }

  private static int neighbour(int place) {
    return place ^ 1;
  }

  /** What {@link #ofCurrentThread} looks into. */
  ThreadCapture[] found() {
    return found;
  }

  /**
   * What the current thread has noted, if it has a place; else null.
   *
   * @param found {@link #found}
   */
  static ThreadCapture ofCurrentThread(ThreadCapture[] found) {
    Thread current = Thread.currentThread();
    int place = placeOf(current);
    ThreadCapture there = found[place];
    if (there != null && there.isOf(current)) {
      return there;
    }
    there = found[neighbour(place)];
    return there != null && there.isOf(current) ? there : null;
  }

  /**
   * Whether the calling thread may hold an exception now.
   *
   * @param thread its own
   */
  boolean admits(ThreadCapture thread) {
    Thread current = Thread.currentThread();
    int place = placeOf(current);
    int neighbour = neighbour(place);
    return isAt(place, thread, current)
        || isAt(neighbour, thread, current)
        || takes(place, thread, current)
        || takes(neighbour, thread, current);
  }

  private boolean isAt(int place, ThreadCapture thread, Thread current) {
    if (places.get(place) != thread) {
      return false;
    }
    found[place] = thread;
    if (!thread.isOf(current)) {
      thread.of(current);
      // It may have lost its place just now, and nothing takes its thread from it any more.
      if (places.get(place) != thread) {
        thread.of(null);
      }
    }
    return true;
  }

  private boolean takes(int place, ThreadCapture thread, Thread current) {
    return places.get(place) == null
        && places.compareAndSet(place, null, thread)
        && isAt(place, thread, current);
  }

  /** Has all of them let go of what they hold. Called by one thread, some times a second. */
  void letGo() {
    for (int i = 0; i < PLACES; i++) {
      ThreadCapture there = places.get(i);
      ThreadCapture gone = left[i];
      if (gone != null) {
        left[i] = null;
        // It may have held another one while its place was given free.
        gone.letGo();
        if (gone != there) {
          gone.of(null);
        }
      }
      if (there != null && !there.letGo()) {
        places.set(i, null);
        left[i] = there;
      }
    }
  }
}
