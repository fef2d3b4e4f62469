package dev.faultline.client.event;

/** What became of an exception. */
public enum Disposition {
  /** It was thrown; what became of it is not known. */
  THROWN("thrown"),
  /** A handler caught it and did something with it. */
  HANDLED("handled"),
  /**
   * Nobody ever looked at it: not the handler that caught it, nor the {@code finally} block in
   * which another one replaced it.
   */
  SWALLOWED("swallowed"),
  /** A handler caught it and a logger that it was given to let it through. */
  LOGGED("logged"),
  /** A guard retried the call that it failed, or a fallback gave a result in its place. */
  RECOVERED("recovered"),
  /** A handler passed it on; it was not seen after that. */
  RETHROWN("rethrown"),
  /** A handler threw another exception with this one as its cause. */
  WRAPPED("wrapped"),
  /** It left the user's own code without being caught there. */
  ESCAPED("escaped"),
  /** Nothing caught it: it ended its thread. */
  UNCAUGHT("uncaught");

  private final String wireName;

  Disposition(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the attribute {@code faultline.disposition}. */
  public String wireName() {
    return wireName;
  }
}
