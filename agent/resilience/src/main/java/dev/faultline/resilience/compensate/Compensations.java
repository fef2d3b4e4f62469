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

  private final ThreadLocal<CompensationScope> current = new ThreadLocal<>();
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
    CompensationScope bound = current.get();
    return bound == null ? null : bound.orAround();
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
   * Puts the current thread into the middle of an operation.
   *
   * @param scope null for none
   * @return which operation it was in before, to be bound again when that of this is over
   */
  public CompensationScope bind(CompensationScope scope) {
    CompensationScope before = current.get();
    if (scope == null) {
      // Nothing of ours stays with a thread that is done.
      current.remove();
    } else if (scope != before) {
      current.set(scope);
    }
    return before;
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
