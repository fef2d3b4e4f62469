package dev.faultline.capture.context;

/**
 * The scopes of all threads. Each thread, platform or virtual, has its own; a thread that never
 * opens one has nothing. Thread-safe, lock-free.
 */
public final class ThreadContexts {

  private final ThreadLocal<ThreadScopes> scopes = new ThreadLocal<>();

  /** So that programs without the facade do not even look. */
  private volatile boolean used;

  /** What the current thread's scopes hold now, or null when that is nothing. */
  public CaptureContext current() {
    if (!used) {
      return null;
    }
    ThreadScopes mine = scopes.get();
    return mine == null ? null : mine.current();
  }

  /** Whether these are the current thread's. */
  boolean isCurrent(ThreadScopes one) {
    return scopes.get() == one;
  }

  /** The current thread's, made when it has none. */
  ThreadScopes ofCurrentThread() {
    ThreadScopes mine = scopes.get();
    if (mine == null) {
      mine = new ThreadScopes();
      scopes.set(mine);
      used = true;
    }
    return mine;
  }
}
