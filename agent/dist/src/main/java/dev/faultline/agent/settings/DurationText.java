package dev.faultline.agent.settings;

/** Durations as they are written in settings. */
final class DurationText {

  private static final String[] UNITS = {"h", "m", "s"};
  private static final long[] MILLIS = {3_600_000, 60_000, 1_000};

  private DurationText() {}

  /** In the largest unit that takes no fraction, such as {@code 90s} or {@code 2m}. */
  static String of(long millis) {
    for (int i = 0; i < UNITS.length; i++) {
      if (millis != 0 && millis % MILLIS[i] == 0) {
        return millis / MILLIS[i] + UNITS[i];
      }
    }
    return millis + "ms";
  }
}
