package dev.faultline.capture.identity;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Does not keep an object alive, and is equal to itself and to another of the same object: a key by
 * which something is known of it. Asks the object nothing. Thread-safe.
 *
 * @param <T> of the object
 */
public class WeakIdentity<T> extends WeakReference<T> {

  private final int hash;

  /**
   * @param queue where it comes when the object has been collected; null for nowhere
   */
  public WeakIdentity(T object, ReferenceQueue<? super T> queue) {
    super(object, queue);
    hash = System.identityHashCode(object);
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    T mine = get();
    return mine != null && other instanceof WeakIdentity && ((WeakIdentity<?>) other).get() == mine;
  }
}
