package dev.faultline.client.event;

/** How an event was first seen. */
public enum Mechanism {
  /** Before an {@code athrow} of the user's own code. */
  THROW_SITE("throw-site"),
  /** At the entry of a handler of the user's own code. */
  CATCH_SITE("catch-site"),
  /** Where it left the user's own code: a future, a reflective call, a log. */
  BOUNDARY("boundary"),
  /** When it ended its thread. */
  UNCAUGHT("uncaught"),
  /** When it left a method that the settings or an annotation name. */
  METHOD("method"),
  /** The application handed it over by hand. */
  API("api");

  private final String wireName;

  Mechanism(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the attribute {@code faultline.mechanism}. */
  public String wireName() {
    return wireName;
  }
}
