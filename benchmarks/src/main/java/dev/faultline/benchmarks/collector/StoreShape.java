package dev.faultline.benchmarks.collector;

import java.util.Locale;

/**
 * What is in a collector's store when it has been filled.
 *
 * @param issues over which the events are spread evenly
 * @param eventsKept the collector's setting: how many it keeps of each issue
 */
record StoreShape(int issues, int eventsKept) {
  /** The collector's default. */
  static final int DEFAULT_KEPT = 1000;

  /** The collector takes no more. */
  static final int ALL_KEPT = 1_000_000;

  /** As reports name it. */
  String title() {
    return String.format(Locale.ROOT, "%,d issues", issues)
        + (eventsKept == ALL_KEPT
            ? ""
            : String.format(Locale.ROOT, ", newest %,d events kept", eventsKept));
  }
}
