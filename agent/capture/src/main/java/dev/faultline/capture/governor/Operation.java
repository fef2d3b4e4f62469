package dev.faultline.capture.governor;

/** What the agent spends time on. */
public enum Operation {
  /**
   * An exception that was counted and no more, on the application's thread; measured by samples.
   */
  COUNT("count", true, true),
  /** An exception that was recorded, on the application's thread. */
  CAPTURE("capture", true, true),
  /** A class that was looked at and woven, on the thread that loads it. */
  WEAVE("weave", true, false),
  /** What the JVM waits for before the program's main class is loaded. */
  START("start", true, false),
  /** The work of the agent's own threads. */
  THREADS("threads", false, true);

  private final String wireName;
  private final boolean onApplicationThreads;
  private final boolean governed;

  Operation(String wireName, boolean onApplicationThreads, boolean governed) {
    this.wireName = wireName;
    this.onApplicationThreads = onApplicationThreads;
    this.governed = governed;
  }

  /** As it stands in metrics. */
  public String wireName() {
    return wireName;
  }

  /** Whether the application's own threads spend it. */
  public boolean onApplicationThreads() {
    return onApplicationThreads;
  }

  /** Whether it counts towards the budget; else it is only shown. */
  public boolean isGoverned() {
    return governed;
  }
}
