package dev.faultline.resilience.compensate;

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

  /** What {@link CompensationScope#bound} says: the thread itself keeps no operation alive. */
  private final ThreadLocal<Object[]> current = new ThreadLocal<>();

  private final CompensationListener listener;
  private final AtomicLong listenerFailures = new AtomicLong();

  /**
   * @param listener not null
   */
  public Compensations(CompensationListener listener) {
    this.listener = listener;
  }

  /** The innermost operation that the thread is in the middle of; null for none. */
  public CompensationScope current() {
    return CompensationScope.innermost(current.get());
  }

  /**
   * A new operation, within the thread's present one if there is one. The thread is not bound to it
   * by this.
   *
   * @param operation its name
   */
  public CompensationScope begin(String operation) {
    return new CompensationScope(this, current(), operation);
  }

  /**
   * Puts the current thread into the middle of an operation, which it does not keep alive.
   *
   * @param scope null for none
   * @return which operation it was in before, to be bound again when that of this is over
   */
  public CompensationScope bind(CompensationScope scope) {
    Object[] before = current.get();
    if (scope == null) {
      // Nothing of ours stays with a thread that is done.
      current.remove();
    } else if (scope.bound() != before) {
      current.set(scope.bound());
    }
    return CompensationScope.innermost(before);
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
