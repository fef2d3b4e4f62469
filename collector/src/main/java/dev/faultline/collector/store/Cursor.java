package dev.faultline.collector.store;

import dev.faultline.collector.event.Times;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A place in a list that is ordered by time, newest first, and by id among equal times.
 *
 * @param time nanoseconds since 1970
 * @param id of the last entry before this place; empty for a place before all entries of that time
 */
public record Cursor(long time, String id) {

  private static final char SEPARATOR = '_';

  /**
   * Reads {@link #toString()}'s form, or a time alone.
   *
   * @throws IllegalArgumentException if {@code text} is neither
   */
  public static Cursor parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    String time = separator < 0 ? text : text.substring(0, separator);
    try {
      return new Cursor(
          Times.epochNanos(Instant.parse(time)),
          separator < 0 ? "" : text.substring(separator + 1));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a time or cursor: " + text, e);
    }
  }

  /** ISO 8601 time, and the id if there is one. */
  @Override
  public String toString() {
    return id.isEmpty() ? Times.format(time) : Times.format(time) + SEPARATOR + id;
  }
}
