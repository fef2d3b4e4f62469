package dev.faultline.benchmarks.collector;

import java.util.Locale;

/**
 * What is in a collector's store when it has been filled.
 *
 * @param events that fill it
 * @param issues over which the events are spread evenly
 * @param eventsKept the collector's setting: how many it keeps of each issue
 */
record StoreShape(long events, int issues, int eventsKept) {
  /** The collector's default. */
  static final int DEFAULT_KEPT = 1000;

  /** The collector takes no more. */
  static final int ALL_KEPT = 1_000_000;

  /** What an event takes on disk, with what finds it: a fifth more than was ever measured. */
  private static final long EVENT_DISK_BYTES = 2_500;

  /** What else there is on disk: events at a steady rate, and what is not yet in its place. */
  private static final long MORE_DISK_BYTES = 1_000_000_000;

  /** What a slow machine takes in, in a second. */
  private static final long SLOW = 2000;

  private static final long MORE_SECONDS = 60;

  /** Whether the store grows with each event. */
  boolean keepsAll() {
    return eventsKept == ALL_KEPT;
  }

  /** What it takes on disk at most. */
  long diskBytes() {
    return events * EVENT_DISK_BYTES + MORE_DISK_BYTES;
  }

  /** What it takes on a slow machine, in seconds. */
  long seconds() {
    return events / SLOW + MORE_SECONDS;
  }

  /** As reports name it. */
  String title() {
    return String.format(Locale.ROOT, "%s events, %,d issues", count(events), issues)
        + (keepsAll() ? "" : String.format(Locale.ROOT, ", newest %,d kept", eventsKept));
  }

  private static String count(long events) {
    return events % 1_000_000 == 0
        ? String.format(Locale.ROOT, "%,d million", events / 1_000_000)
        : String.format(Locale.ROOT, "%,d", events);
  }
}
