package dev.faultline.capture;

/**
 * A value of its own for each thread, of which nothing is left after {@link #end}: a thread's own
 * map keeps its values until the thread ends. Thread-safe.
 */
public abstract class PerThread<T> {

  private final ThreadLocal<Object[]> holders = new ThreadLocal<>();
  private final Holders values;

  /**
   * @param values what keeps them: {@link HeldTogether} when they are small
   */
  protected PerThread(Holders values) {
    this.values = values;
  }

  /** Makes the value of the current thread. */
  protected abstract T make();

  /** The value of the current thread; after {@link #end} one that nobody keeps. */
  public final T get() {
    T value = existing();
    return value == null ? first() : value;
  }

  /** The value of the current thread, or null when it has none yet. */
  @SuppressWarnings("unchecked") // holders have nothing but what make() returns
  public final T existing() {
    Object[] holder = holders.get();
    return holder == null ? null : (T) holder[0];
  }

  private T first() {
    T value = make();
    holders.set(values.hold(value));
    return value;
  }

  /** Takes the values out of all threads. */
  public final void end() {
    values.end();
  }
}
