package dev.faultline.client.sentry;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long Sentry wants no events. It may say so with any answer, for each category of data;
 * all events are of the category {@code error}. Used by one thread.
 */
final class RateLimits {
  static final String CATEGORY = "error";

  /** By the protocol, of a refusal that does not say. */
  private static final double UNSPECIFIED_SECONDS = 60;

  /** A server that asks for more is asked again after a day all the same. */
  private static final double MAX_SECONDS = 86_400;

  private final LongSupplier nanoTime;
  private boolean limited;
  private long until;

  RateLimits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Takes note of what an answer says.
   *
   * @param headers the values of {@code X-Sentry-Rate-Limits}
   * @param retryAfterSeconds of {@code Retry-After}; negative when it is not there
   */
  void read(int status, List<String> headers, long retryAfterSeconds) {
    if (!headers.isEmpty()) {
      for (String header : headers) {
        for (String limit : header.split(",")) {
          read(limit.trim());
        }
      }
    } else if (status == 429) {
      limit(retryAfterSeconds < 0 ? UNSPECIFIED_SECONDS : retryAfterSeconds);
    }
  }

  /** Seconds, categories, and more that is not for clients, with colons in between. */
  private void read(String limit) {
    String[] parts = limit.split(":", -1);
    double seconds;
    try {
      seconds = Double.parseDouble(parts[0].trim());
    } catch (NumberFormatException unreadable) {
      return;
    }
    String categories = parts.length > 1 ? parts[1].trim() : "";
    if (categories.isEmpty()) {
      limit(seconds);
      return;
    }
    for (String category : categories.split(";")) {
      if (category.trim().equalsIgnoreCase(CATEGORY)) {
        limit(seconds);
      }
    }
  }

  /** The longest of all limits holds. */
  private void limit(double seconds) {
    if (!(seconds > 0)) {
      return;
    }
    long nanos = (long) (Math.min(seconds, MAX_SECONDS) * TimeUnit.SECONDS.toNanos(1));
    long end = nanoTime.getAsLong() + nanos;
    if (!limited || end - until > 0) {
      limited = true;
      until = end;
    }
  }

  /** For how long from now on; 0 when events are welcome. */
  long remainingNanos() {
    if (!limited) {
      return 0;
    }
    long remaining = until - nanoTime.getAsLong();
    limited = remaining > 0;
    return Math.max(remaining, 0);
  }
}
