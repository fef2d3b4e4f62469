package dev.faultline.capture.context;

/**
 * Something else that a thread is in the middle of, which goes along with its context to other
 * threads. Implementations are thread-safe.
 */
public interface ContextCompanion {

  /** What the current thread is in the middle of; null for nothing. */
  Object take();

  /**
   * Puts the current thread into the middle of something.
   *
   * @param taken what {@link #take} returned, perhaps on another thread; not null
   * @return what it was in the middle of before, for {@link #leave}; null for nothing
   */
  Object enter(Object taken);

  /**
   * Ends that.
   *
   * @param before what {@link #enter} returned on this thread
   */
  void leave(Object before);
}
