package dev.faultline.client.event;

/** How an exception came to be seen first. */
public enum Mechanism {
  /** Before the {@code athrow} that threw it. */
  THROW_SITE("throw-site"),
  /** At the entry of the handler that caught it. */
  CATCH_SITE("catch-site"),
  /** Where it left a method that is watched. */
  EXIT_SITE("exit-site"),
  /** Where it left the user's code for a library, or a logger was given it. */
  BOUNDARY("boundary"),
  /** Where it ended its thread. */
  UNCAUGHT("uncaught"),
  /** A guard failed a call with it, or an attempt of a guarded call did. */
  GUARD("guard"),
  /** It was injected on purpose. */
  FAULT("fault"),
  /** The application captured it by hand. */
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
