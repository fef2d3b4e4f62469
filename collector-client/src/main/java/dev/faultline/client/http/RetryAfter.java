package dev.faultline.client.http;

import java.util.Date;
import okhttp3.Headers;

/** Reads the header {@code Retry-After}: seconds, or a date. */
public final class RetryAfter {
  private static final String NAME = "Retry-After";

  /** A backend that asks for more is asked again after this long all the same. */
  private static final long MAX_SECONDS = 600;

  private RetryAfter() {}

  /** Seconds to wait, 0 to {@link #MAX_SECONDS}; -1 when the header is absent or makes no sense. */
  public static long seconds(Headers headers, long nowMillis) {
    String value = headers.get(NAME);
    if (value == null) {
      return -1;
    }
    Date date = headers.getDate(NAME);
    if (date != null) {
      long seconds = (date.getTime() - nowMillis + 999) / 1_000;
      return Math.min(Math.max(seconds, 0), MAX_SECONDS);
    }
    try {
      long seconds = Long.parseLong(value.trim());
      return seconds < 0 ? -1 : Math.min(seconds, MAX_SECONDS);
    } catch (NumberFormatException neither) {
      return -1;
    }
  }
}
