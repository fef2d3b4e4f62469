package dev.faultline.client.event;

/** What became of an exception. */
public enum Disposition {
  /** It was thrown; what became of it is not known. */
  THROWN("thrown"),
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
