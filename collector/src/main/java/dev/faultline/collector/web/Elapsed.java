package dev.faultline.collector.web;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Lengths of time for people. */
final class Elapsed {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private Elapsed() {}

  /**
   * Such as {@code +12 ms}; a clock that was set back gives what is before the start.
   *
   * @param nanos since the start
   */
  static String text(long nanos) {
    return (nanos < 0 ? "−" : "+") + length(Math.abs((double) nanos));
  }

  /**
   * Such as {@code 12 ms}.
   *
   * @param nanos 0 or more
   */
  static String length(double nanos) {
    if (nanos < TimeUnit.SECONDS.toNanos(1)) {
      return Math.round(nanos / NANOS_PER_MILLI) + " ms";
    }
    if (nanos < TimeUnit.MINUTES.toNanos(1)) {
      return String.format(Locale.ENGLISH, "%.1f s", nanos / NANOS_PER_SECOND);
    }
    return nanos < TimeUnit.HOURS.toNanos(1)
        ? (long) (nanos / TimeUnit.MINUTES.toNanos(1)) + " min"
        : (long) (nanos / TimeUnit.HOURS.toNanos(1)) + " h";
  }
}
