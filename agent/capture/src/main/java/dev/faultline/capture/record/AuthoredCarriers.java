package dev.faultline.capture.record;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Exceptions of a carrier's type that the user's own code has thrown lately, whatever thread meets
 * them next. A fixed number of places, which later ones take from earlier ones; keeps no throwable
 * alive. Thread-safe and lock-free.
 */
final class AuthoredCarriers {

  private static final int PLACES = 1 << 8;

  private final AtomicReferenceArray<WeakReference<Throwable>> places =
      new AtomicReferenceArray<>(PLACES);

  void add(Throwable thrown) {
    if (!contains(thrown)) {
      places.set(place(thrown), new WeakReference<>(thrown));
    }
  }

  boolean contains(Throwable throwable) {
    WeakReference<Throwable> there = places.get(place(throwable));
    return there != null && there.get() == throwable;
  }

  private static int place(Throwable throwable) {
    return System.identityHashCode(throwable) & PLACES - 1;
  }
}
