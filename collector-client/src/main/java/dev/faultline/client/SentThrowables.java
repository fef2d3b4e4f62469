package dev.faultline.client;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers which exceptions were handed in lately, so that one that is logged at several layers,
 * or logged and captured, is one event. Holds the exceptions weakly. Thread-safe, lock-free; of two
 * threads that hand in one exception at the same moment both may be taken.
 */
final class SentThrowables {
  /** A power of two; one that falls on the place of another takes it. */
  private static final int PLACES = 256;

  private final AtomicReferenceArray<Sent> places = new AtomicReferenceArray<>(PLACES);

  /** The id of the event that was made of this very object; null when there is none. */
  String idOf(Throwable throwable) {
    Sent sent = places.get(place(throwable));
    return sent != null && sent.get() == throwable ? sent.id : null;
  }

  void remember(Throwable throwable, String id) {
    places.set(place(throwable), new Sent(throwable, id));
  }

  private static int place(Throwable throwable) {
    return System.identityHashCode(throwable) & PLACES - 1;
  }

  private static final class Sent extends WeakReference<Throwable> {
    private final String id;

    Sent(Throwable throwable, String id) {
      super(throwable);
      this.id = id;
    }
  }
}
