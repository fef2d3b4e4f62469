package dev.faultline.capture.record;

import dev.faultline.capture.identity.WeakIdentity;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which exceptions were injected on purpose, so that whatever is told of one says so. Compares by
 * identity, keeps no throwable alive, bounded: of the oldest it is forgotten. Thread-safe,
 * lock-free.
 */
public final class InjectedFaults {

  /** As many as may wait for the agent's thread. */
  private static final int CAPACITY = 4096;

  private final ConcurrentMap<WeakIdentity<Throwable>, String> names = new ConcurrentHashMap<>();
  private final Queue<WeakIdentity<Throwable>> oldestFirst = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  /** Notes that an exception is a fault's. */
  void mark(Throwable throwable, String fault) {
    WeakIdentity<Throwable> key = new WeakIdentity<>(throwable, null);
    names.put(key, fault);
    oldestFirst.add(key);
    if (size.incrementAndGet() > CAPACITY) {
      WeakIdentity<Throwable> oldest = oldestFirst.poll();
      if (oldest != null) {
        size.decrementAndGet();
        names.remove(oldest);
      }
    }
  }

  /** The name of the fault that an exception is of; null for none. */
  public String nameOf(Throwable throwable) {
    return size.get() == 0 ? null : names.get(new WeakIdentity<>(throwable, null));
  }
}
