package dev.faultline.resilience.setting;

/** Writes durations as settings have them: {@code 250ms}, {@code 2s}. */
public final class DurationText {

  private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us"};
  private static final long[] NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L
  };

  private DurationText() {}

  /** The duration in the largest unit of which it is a whole number. */
  public static String of(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (nanos % NANOS[i] == 0) {
        return nanos / NANOS[i] + UNITS[i];
      }
    }
    return nanos + "ns";
  }
}
