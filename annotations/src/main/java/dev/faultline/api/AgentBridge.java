package dev.faultline.api;

/**
 * Where the agent comes in: it gives those of these methods that it knows, by name and descriptor,
 * a body that calls it. What it does not know stays as it is here, and so does everything without
 * it: empty bodies, which the JIT compiler removes. Only types of the JDK cross this border,
 * because the agent and the application do not see each other's classes.
 */
final class AgentBridge {

  private AgentBridge() {}

  /** Whether there is an agent, for what would otherwise allocate in vain. */
  static boolean connected() {
    return false;
  }

  /** Opens a scope on this thread; null when there is none. */
  static Object openScope() {
    return null;
  }

  /** Opens a scope on this thread that starts with what {@link #context} took. */
  static Object attach(Object context) {
    return null;
  }

  static void closeScope(Object scope) {}

  /** What this thread's scopes hold at this moment. */
  static Object context() {
    return null;
  }

  /* In all of the following, a scope that is null stands for this thread's innermost. */

  static void tag(Object scope, String name, String value) {}

  static void tag(Object scope, String name, long value) {}

  static void tag(Object scope, String name, double value) {}

  static void tag(Object scope, String name, boolean value) {}

  static void user(Object scope, String id, String name, String email, String ip) {}

  /**
   * @param data names and values by turns, then nulls; values are String, Long, Double or Boolean;
   *     null for none
   */
  static void breadcrumb(
      Object scope, String category, String level, String message, Object[] data) {}

  /** The event's id, or null when there will be no event. */
  static String capture(Object scope, Throwable throwable, String level) {
    return null;
  }

  /** The event's id, or null when there will be no event. */
  static String message(Object scope, String text, String level) {
    return null;
  }
}
