package dev.faultline.capture.story;

import java.util.concurrent.TimeUnit;

/** The time of day as events carry it. */
final class UnixTime {

  private UnixTime() {}

  /** Nanoseconds since 1970, in steps of a millisecond. */
  static long nowNanos() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }
}
