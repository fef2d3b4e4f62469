package dev.faultline.weaving.guard;

/**
 * What an application's threads have around a call, and a thread that goes on with one has not.
 * Implementations are thread-safe and throw nothing.
 */
public interface CallScope {

  /** Opens it on the current thread; returns what {@link #close} is to be given. */
  Object open();

  /** Closes it on the current thread. */
  void close(Object opened);
}
