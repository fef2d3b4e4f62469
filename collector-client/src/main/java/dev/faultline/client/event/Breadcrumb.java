package dev.faultline.client.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Something that happened before an event and may explain it. Immutable. */
public final class Breadcrumb {
  private final long timeUnixNanos;
  private final String category;
  private final Level level;
  private final String message;
  private final Map<String, Object> data;

  /**
   * A breadcrumb.
   *
   * @param timeUnixNanos when it happened, in nanoseconds since 1970-01-01T00:00:00Z
   * @param category what kind of thing, such as {@code http}; null for none
   * @param message what happened; null for none
   * @param data details by name, in the order in which they are to be shown; values are {@link
   *     String}, {@link Long}, {@link Double} or {@link Boolean}; copied
   */
  public Breadcrumb(
      long timeUnixNanos, String category, Level level, String message, Map<String, Object> data) {
    this.timeUnixNanos = timeUnixNanos;
    this.category = category;
    this.level = Objects.requireNonNull(level, "level");
    this.message = message;
    this.data =
        data.isEmpty()
            ? Collections.<String, Object>emptyMap()
            : Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** When it happened, in nanoseconds since 1970-01-01T00:00:00Z. */
  public long timeUnixNanos() {
    return timeUnixNanos;
  }

  /** What kind of thing, or null. */
  public String category() {
    return category;
  }

  /** How bad it is. */
  public Level level() {
    return level;
  }

  /** What happened, or null. */
  public String message() {
    return message;
  }

  /** Details by name; unmodifiable, empty when there are none. */
  public Map<String, Object> data() {
    return data;
  }
}
