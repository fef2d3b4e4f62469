package dev.faultline.resilience.compensate;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which operation a thread is in the middle of. A thread begins an operation by binding its scope;
 * work that is handed to another thread takes the scope along and binds it there. Thread-safe.
 *
 * <pre>
 * CompensationScope scope = compensations.begin("order");
 * CompensationScope outer = compensations.bind(scope);
 * try {
 *   steps, each telling compensations.current().completed(...)
 *   scope.succeeded();
 * } catch (Throwable failure) {
 *   scope.failed(failure);
 *   throw failure;
 * } finally {
 *   compensations.bind(outer);
 * }
 * </pre>
 */
public final class Compensations {

  /** Stands for no operation in a thread that is undoing one. */
  private final Object[] undoing = {new WeakReference<CompensationScope>(null), null};

  /** What {@link CompensationScope#bound} says: the thread itself keeps no operation alive. */
  private final ThreadLocal<Object[]> current = new ThreadLocal<>();

  private final CompensationListener listener;
  private final AtomicLong listenerFailures = new AtomicLong();
  private final AtomicInteger underWay = new AtomicInteger();

  /** So that programs without operations do not even look. */
  private volatile boolean used;

  /**
   * @param listener not null
   */
  public Compensations(CompensationListener listener) {
    this.listener = listener;
  }

  /** The innermost operation that the thread is in the middle of; null for none. */
  public CompensationScope current() {
    return used ? CompensationScope.innermost(current.get()) : null;
  }

  /**
   * A new operation, within the thread's present one if there is one. The thread is not bound to it
   * by this.
   *
   * @param operation its name
   */
  public CompensationScope begin(String operation) {
    CompensationScope begun = new CompensationScope(this, current(), operation);
    used = true;
    underWay.incrementAndGet();
    return begun;
  }

  /**
   * Puts the current thread into the middle of an operation, which it does not keep alive.
   *
   * @param scope null for none
   * @return which operation it was in before, to be bound again when that of this is over
   */
  public CompensationScope bind(CompensationScope scope) {
    if (!used) {
      return null;
    }
    Object[] before = current.get();
    if (scope == null) {
      // Nothing of ours stays with a thread that is done.
      current.remove();
    } else if (scope.bound() != before) {
      current.set(scope.bound());
    }
    return CompensationScope.innermost(before);
  }

  /** Puts the current thread into the middle of no operation, as {@link #bind}: it undoes one. */
  CompensationScope beginUndo() {
    CompensationScope before = current();
    current.set(undoing);
    return before;
  }

  /** An operation has ended. */
  void ended() {
    underWay.decrementAndGet();
  }

  /**
   * What would be a step of an operation has succeeded on a thread that is in the middle of none.
   * If there are operations, it may have been meant for one of them.
   *
   * @param step its name
   */
  public void completedOutside(String step) {
    if (underWay.get() == 0 || current.get() == undoing) {
      return;
    }
    try {
      listener.outside(step);
    } catch (Throwable broken) {
      listenerFailed();
    }
  }

  void listenerFailed() {
    listenerFailures.incrementAndGet();
  }

  /** How often the listener has failed. */
  public long listenerFailures() {
    return listenerFailures.get();
  }

  CompensationListener listener() {
    return listener;
  }
}
