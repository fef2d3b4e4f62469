package dev.faultline.client.event;

/** How bad the application itself calls something. */
public enum Level {
  DEBUG("debug", Severity.DEBUG),
  INFO("info", Severity.INFO),
  WARNING("warning", Severity.WARN),
  ERROR("error", Severity.ERROR);

  private final String wireName;
  private final Severity severity;

  Level(String wireName, Severity severity) {
    this.wireName = wireName;
    this.severity = severity;
  }

  /** The value of a breadcrumb's {@code level}. */
  public String wireName() {
    return wireName;
  }

  /** The severity of an event of this level. */
  public Severity severity() {
    return severity;
  }

  /**
   * The level of this wire name.
   *
   * @param otherwise what a name that is null or unknown stands for
   */
  public static Level of(String wireName, Level otherwise) {
    for (Level level : values()) {
      if (level.wireName.equals(wireName)) {
        return level;
      }
    }
    return otherwise;
  }
}
