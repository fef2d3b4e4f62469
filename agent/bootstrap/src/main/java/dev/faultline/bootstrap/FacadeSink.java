package dev.faultline.bootstrap;

/**
 * Receives what the application says through the facade. Called on the application's threads:
 * implementations must be thread-safe, must not block, and must not call methods of what they are
 * given. Every argument may be null, and every scope or context may be another agent's.
 */
public interface FacadeSink {

  /**
   * Opens a scope on this thread.
   *
   * @param context what {@link #context} took, to start with in place of what the thread has; null
   *     to start with that
   */
  Object openScope(Object context);

  /** Closes a scope, whichever thread it is of. */
  void closeScope(Object scope);

  /** What this thread's scopes hold at this moment; not null. */
  Object context();

  /**
   * Sets a tag.
   *
   * @param scope null for this thread's innermost
   * @param value a String, Long, Double or Boolean
   */
  void tag(Object scope, String name, Object value);

  /**
   * Says whom the work is done for.
   *
   * @param scope null for this thread's innermost
   */
  void user(Object scope, String id, String name, String email, String ip);

  /**
   * Adds a breadcrumb.
   *
   * @param scope null for this thread's innermost
   * @param data names and values by turns, then nulls
   */
  void breadcrumb(Object scope, String category, String level, String message, Object[] data);

  /**
   * Captures an exception by hand.
   *
   * @param scope null for this thread's innermost
   * @return the event's id, or null when there will be no event
   */
  String capture(Object scope, Throwable throwable, String level);

  /**
   * Captures a message by hand.
   *
   * @param scope null for this thread's innermost
   * @return the event's id, or null when there will be no event
   */
  String message(Object scope, String text, String level);

  /** One of the calls above failed with {@code failure}, which the application never sees. */
  void failed(Throwable failure);
}
