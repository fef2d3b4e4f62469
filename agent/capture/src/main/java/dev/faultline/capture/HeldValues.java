package dev.faultline.capture;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of the agent that the application's threads, classes or objects keep, each in an array: of
 * a class of the JDK, so that who keeps the array does not keep the agent's class loader once it is
 * empty. Keeps none of them alive itself. Thread-safe, lock-free.
 */
public final class HeldValues implements Holders {

  private final Set<Reference<Object[]>> all = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object[]> unused = new ReferenceQueue<>();
  private volatile boolean ended;

  @Override
  public Object[] hold(Object value) {
    StackRoom.ensure();
    for (Reference<?> gone = unused.poll(); gone != null; gone = unused.poll()) {
      all.remove(gone);
    }
    Object[] holder = {value};
    all.add(new WeakReference<>(holder, unused));
    // Asked last: either end() finds the holder, or its flag is seen here.
    if (ended) {
      holder[0] = null;
    }
    return holder;
  }

  @Override
  public void end() {
    ended = true;
    for (Reference<Object[]> one : all) {
      Object[] holder = one.get();
      if (holder != null) {
        holder[0] = null;
      }
    }
    all.clear();
  }
}
