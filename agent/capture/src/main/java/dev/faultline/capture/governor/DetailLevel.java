package dev.faultline.capture.governor;

/**
 * How much of an exception is captured; each level leaves out what the one before it has most of.
 */
public enum DetailLevel {
  /** Variables, stack trace and all the rest. */
  FULL("full"),
  /** No snapshots of variables. */
  NO_VARIABLES("no-variables"),
  /** Nor stack traces: the throw site is told, and the message. */
  NO_STACK_TRACES("no-stack-trace"),
  /** Exceptions are counted and nothing else. */
  COUNTS_ONLY("counts-only");

  private static final DetailLevel[] LEVELS = values();

  private final String wireName;

  DetailLevel(String wireName) {
    this.wireName = wireName;
  }

  /** As it stands in events and in the log. */
  public String wireName() {
    return wireName;
  }

  /** Whether variables are captured. */
  public boolean hasVariables() {
    return this == FULL;
  }

  /** Whether stack traces are read. */
  public boolean hasStackTraces() {
    return compareTo(NO_STACK_TRACES) < 0;
  }

  /** Of two levels the one with less detail. */
  public DetailLevel orLess(DetailLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }

  DetailLevel less() {
    return LEVELS[Math.min(ordinal() + 1, LEVELS.length - 1)];
  }

  DetailLevel more() {
    return LEVELS[Math.max(ordinal() - 1, 0)];
  }
}
