package dev.faultline.collector.event;

import java.time.Instant;

/**
 * Nanoseconds since 1970, as the wire and the store count time, to and from what people and
 * programs read.
 */
public final class Times {

  private static final long NANOS = 1_000_000_000L;

  private Times() {}

  /**
   * ISO 8601 in UTC, such as {@code 2026-11-21T09:30:00.123456789Z}; no more digits than needed.
   */
  public static String format(long epochNanos) {
    return instant(epochNanos).toString();
  }

  /** The instant of {@code epochNanos}. */
  public static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  /**
   * Nanoseconds since 1970.
   *
   * @throws ArithmeticException if {@code instant} is before 1677 or after 2262
   */
  public static long epochNanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS), (long) instant.getNano());
  }
}
