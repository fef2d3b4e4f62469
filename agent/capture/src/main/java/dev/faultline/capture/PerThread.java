package dev.faultline.capture;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A value of its own for each thread, of which nothing is left after {@link #end}. What stands in a
 * thread's own map is an array, of a class of the JDK: that map keeps its values until the thread
 * ends, and a value of ours would keep the agent's class loader. Thread-safe.
 */
public abstract class PerThread<T> {

  private final ThreadLocal<Object[]> holders = new ThreadLocal<>();
  private final Set<Reference<Object[]>> all = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object[]> ended = new ReferenceQueue<>();

  /** Makes the value of the current thread. */
  protected abstract T make();

  /** The value of the current thread. */
  @SuppressWarnings("unchecked") // holders have nothing but what make() returns
  public final T get() {
    Object[] holder = holders.get();
    Object value = holder == null ? null : holder[0];
    return value == null ? first() : (T) value;
  }

  private T first() {
    T value = make();
    Object[] holder = {value};
    for (Reference<?> gone = ended.poll(); gone != null; gone = ended.poll()) {
      all.remove(gone);
    }
    all.add(new WeakReference<>(holder, ended));
    holders.set(holder);
    return value;
  }

  /** Takes the values out of all threads. Nobody may ask for one any more. */
  public final void end() {
    for (Reference<Object[]> one : all) {
      Object[] holder = one.get();
      if (holder != null) {
        holder[0] = null;
      }
    }
    all.clear();
  }
}
