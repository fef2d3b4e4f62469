package dev.faultline.capture.record;

import dev.faultline.capture.identity.WeakIdentity;
import dev.faultline.client.event.EventIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which exception has which event. An application's thread that captures an exception by hand is
 * given the event's id at once, the agent's thread makes the event later: who comes first settles
 * the id. Compares by identity, keeps no throwable alive, bounded: of the oldest it is forgotten
 * that they had one. Thread-safe, lock-free.
 */
public final class EventIdentities {

  /** As many as the agent's thread remembers events of. */
  private static final int CAPACITY = 512;

  private final EventIds ids = new EventIds();
  private final ConcurrentMap<WeakIdentity<Throwable>, String> known = new ConcurrentHashMap<>();
  private final Queue<WeakIdentity<Throwable>> oldestFirst = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  /** An id that no exception has. */
  public String fresh() {
    return ids.next();
  }

  /** The id of the event that is or will be made of this very exception. */
  String of(Throwable throwable) {
    return putIfAbsent(throwable, fresh());
  }

  /**
   * The ids of the event that is now made of these exceptions. It has more than one when several of
   * them were captured by hand.
   *
   * @param throwables the outermost first
   * @param preferred for those that have none yet; null for the outermost's, or a fresh one
   * @return not empty, the event's own first
   */
  public Set<String> ofStory(Collection<Throwable> throwables, String preferred) {
    Set<String> ids = new LinkedHashSet<>();
    if (preferred != null) {
      ids.add(preferred);
    }
    List<Throwable> without = new ArrayList<>();
    for (Throwable throwable : throwables) {
      String id = known.get(new WeakIdentity<>(throwable, null));
      if (id == null) {
        without.add(throwable);
      } else {
        ids.add(id);
      }
    }
    String id = ids.isEmpty() ? fresh() : ids.iterator().next();
    if (without.isEmpty()) {
      ids.add(id);
    }
    for (Throwable throwable : without) {
      ids.add(putIfAbsent(throwable, id));
    }
    return ids;
  }

  private String putIfAbsent(Throwable throwable, String id) {
    WeakIdentity<Throwable> key = new WeakIdentity<>(throwable, null);
    String earlier = known.putIfAbsent(key, id);
    if (earlier != null) {
      return earlier;
    }
    oldestFirst.add(key);
    if (size.incrementAndGet() > CAPACITY) {
      WeakIdentity<Throwable> oldest = oldestFirst.poll();
      if (oldest != null) {
        size.decrementAndGet();
        known.remove(oldest);
      }
    }
    return id;
  }
}
