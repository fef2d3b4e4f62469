package dev.faultline.capture.record;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The threads that may hold the exception that they have counted last, until the agent has them let
 * go of it. As many as there are places, so that those of ended threads, or of a hundred thousand
 * virtual ones, do not add up. Thread-safe and lock-free.
 */
final class HoldingThreads {

  /** Each may keep one throwable alive; a power of two. */
  static final int PLACES = 256;

  private final AtomicReferenceArray<ThreadCapture> places = new AtomicReferenceArray<>(PLACES);

  /** Those whose place was given free at the last round. Used by the agent's thread alone. */
  private final ThreadCapture[] left = new ThreadCapture[PLACES];

  /** Whether the calling thread may hold an exception now. */
  boolean admits(ThreadCapture thread) {
    int place = thread.place();
    ThreadCapture there = places.get(place);
    return there == thread || there == null && places.compareAndSet(place, null, thread);
  }

  /** Has all of them let go of what they hold. Called by one thread, some times a second. */
  void letGo() {
    for (int i = 0; i < PLACES; i++) {
      if (left[i] != null) {
        // It may have held another one while its place was given free.
        left[i].letGo();
        left[i] = null;
      }
      ThreadCapture there = places.get(i);
      if (there != null && !there.letGo()) {
        places.set(i, null);
        left[i] = there;
      }
    }
  }
}
