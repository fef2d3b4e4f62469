package dev.faultline.capture;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * As {@link HeldValues}, for very many small values that refer to nothing large: a reference that
 * the garbage collector has to look at, and an entry of a map, are made for sixteen of them. As
 * long as somebody keeps one of the sixteen, the others stay. Virtual threads come by the hundred
 * thousand. Thread-safe, lock-free.
 */
public final class HeldTogether implements Holders {

  private static final int TOGETHER = 16;

  private final Set<Reference<AtomicReferenceArray<Object[]>>> all = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<AtomicReferenceArray<Object[]>> unused = new ReferenceQueue<>();
  private final AtomicReference<Filling> current = new AtomicReference<>();
  private volatile boolean ended;

  /** What is being filled. What holders refer to is of the JDK's classes alone. */
  private static final class Filling {
    final AtomicReferenceArray<Object[]> holders = new AtomicReferenceArray<>(TOGETHER);
    final AtomicInteger taken = new AtomicInteger();
  }

  @Override
  public Object[] hold(Object value) {
    Filling filling = current.get();
    int place = filling == null ? TOGETHER : filling.taken.getAndIncrement();
    while (place >= TOGETHER) {
      filling = next(filling);
      place = filling.taken.getAndIncrement();
    }
    Object[] holder = {value, filling.holders};
    filling.holders.set(place, holder);
    // Asked last: either end() finds the holder, or its flag is seen here.
    if (ended) {
      holder[0] = null;
    }
    return holder;
  }

  private Filling next(Filling full) {
    StackRoom.ensure();
    for (Reference<?> gone = unused.poll(); gone != null; gone = unused.poll()) {
      all.remove(gone);
    }
    Filling next = new Filling();
    Reference<AtomicReferenceArray<Object[]>> known = new WeakReference<>(next.holders, unused);
    // Known before anybody can put something into it, for end().
    all.add(known);
    if (current.compareAndSet(full, next)) {
      return next;
    }
    all.remove(known);
    return current.get();
  }

  @Override
  public void end() {
    ended = true;
    for (Reference<AtomicReferenceArray<Object[]>> one : all) {
      AtomicReferenceArray<Object[]> holders = one.get();
      for (int i = 0; holders != null && i < TOGETHER; i++) {
        Object[] holder = holders.get(i);
        if (holder != null) {
          holder[0] = null;
        }
      }
    }
    all.clear();
  }
}
