package dev.faultline.capture.story;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the exceptions that events were made of, for as long as the application holds them: one
 * of them may be wrapped, or may end its thread, long after. Bounded; compares by identity; keeps
 * no throwable alive. Used on the agent's thread alone.
 */
final class SettledStories {

  private static final int CAPACITY = 512;

  private final Map<Key, Settled> settled = new LinkedHashMap<>();
  private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

  /** Remembers every exception of a story under the event that was made of it. */
  void remember(Story story, ToldEvent event) {
    forgetCollected();
    for (Throwable throwable : story.throwables()) {
      settled.put(
          new Key(throwable, collected),
          new Settled(event, ThrowSnapshot.of(story.throwsOf(throwable))));
    }
    Iterator<Key> oldestFirst = settled.keySet().iterator();
    for (int excess = settled.size() - CAPACITY; excess > 0; excess--) {
      oldestFirst.next();
      oldestFirst.remove();
    }
  }

  /** The event that was made of this very exception, or null. */
  ToldEvent eventOf(Throwable throwable) {
    Settled found = settled.get(new Key(throwable, null));
    return found == null ? null : found.event;
  }

  /** What was recorded of the throws of this very exception; empty when nothing is known. */
  List<ThrowSnapshot> throwsOf(Throwable throwable) {
    Settled found = settled.get(new Key(throwable, null));
    return found == null ? Collections.<ThrowSnapshot>emptyList() : found.thrown;
  }

  private void forgetCollected() {
    for (Object key = collected.poll(); key != null; key = collected.poll()) {
      settled.remove(key);
    }
  }

  private static final class Settled {

    final ToldEvent event;
    final List<ThrowSnapshot> thrown;

    Settled(ToldEvent event, List<ThrowSnapshot> thrown) {
      this.event = event;
      this.thrown = thrown;
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
