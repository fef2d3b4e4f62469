package dev.faultline.api;

import java.util.concurrent.Callable;

/**
 * What a thread's scopes held at one moment: it can be taken to another thread. Immutable; later
 * changes of the scopes do not show in it.
 */
public final class Context {

  private static final Context NONE = new Context(null);

  /** The agent's own, or null for a context that does nothing. */
  private final Object handle;

  private Context(Object handle) {
    this.handle = handle;
  }

  static Context of(Object handle) {
    return handle == null ? NONE : new Context(handle);
  }

  /**
   * Opens a scope on the current thread that holds what this context does, in place of what the
   * thread held before; that holds again when the scope is closed.
   *
   * @return never null; one that does nothing without the agent
   */
  public Scope attach() {
    return handle == null ? Scope.of(null) : Scope.of(AgentBridge.attach(handle));
  }

  /**
   * The task, with this context whichever thread runs it.
   *
   * @return the same task without the agent; null for null
   */
  public Runnable wrap(Runnable task) {
    return handle == null || task == null ? task : new ContextRunnable(this, task);
  }

  /**
   * The task, with this context whichever thread runs it.
   *
   * @return the same task without the agent; null for null
   */
  public <T> Callable<T> wrap(Callable<T> task) {
    return handle == null || task == null ? task : new ContextCallable<>(this, task);
  }
}
