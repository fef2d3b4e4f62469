package dev.faultline.capture.story;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the exceptions that events were made of, for as long as the application holds them: one
 * of them may be caught, wrapped, or end its thread, long after. Bounded; compares by identity;
 * keeps no throwable alive. Used on the agent's thread alone.
 */
final class SettledStories {

  private static final int CAPACITY = 512;

  private final Map<Key, SettledException> settled = new LinkedHashMap<>();
  private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

  /** Remembers what an event was made of; of one exception the latest. */
  void remember(Throwable throwable, SettledException exception) {
    forgetCollected();
    settled.put(new Key(throwable, collected), exception);
    Iterator<Key> oldestFirst = settled.keySet().iterator();
    for (int excess = settled.size() - CAPACITY; excess > 0; excess--) {
      oldestFirst.next();
      oldestFirst.remove();
    }
  }

  /** What is known of this very exception, or null. */
  SettledException find(Throwable throwable) {
    return settled.get(new Key(throwable, null));
  }

  private void forgetCollected() {
    for (Object key = collected.poll(); key != null; key = collected.poll()) {
      settled.remove(key);
    }
  }

  /** A weak reference that is equal to another of the same object. */
  private static final class Key extends WeakReference<Throwable> {

    private final int hash;

    Key(Throwable throwable, ReferenceQueue<Throwable> queue) {
      super(throwable, queue);
      hash = System.identityHashCode(throwable);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Throwable mine = get();
      return mine != null && other instanceof Key && ((Key) other).get() == mine;
    }
  }
}
