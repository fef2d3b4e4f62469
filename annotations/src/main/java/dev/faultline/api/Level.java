package dev.faultline.api;

/** How bad something is. */
public enum Level {
  /** Of interest to who looks for a fault. */
  DEBUG("debug"),
  /** Nothing is wrong. */
  INFO("info"),
  /** Something may go wrong. */
  WARNING("warning"),
  /** Something went wrong. */
  ERROR("error");

  private final String wireName;

  Level(String wireName) {
    this.wireName = wireName;
  }

  /** As the agent knows it; null for null. */
  static String wireName(Level level) {
    return level == null ? null : level.wireName;
  }
}
