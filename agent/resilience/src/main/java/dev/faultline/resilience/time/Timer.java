package dev.faultline.resilience.time;

/** A task that has been scheduled. Implementations are thread-safe. */
public interface Timer {

  /**
   * Sees to it that the task does not start any more, and that nothing of it is kept. A task that
   * has started runs on.
   */
  void cancel();
}
