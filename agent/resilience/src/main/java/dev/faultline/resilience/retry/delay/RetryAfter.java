package dev.faultline.resilience.retry.delay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Reads the HTTP header {@code Retry-After}: seconds, or a date in any of the three forms that HTTP
 * knows. Immutable and thread-safe.
 */
public final class RetryAfter {

  /** No server means a longer time. */
  private static final long MOST_SECONDS = TimeUnit.DAYS.toSeconds(36_500);

  private RetryAfter() {}

  /**
   * Reads the header.
   *
   * @param header its value; null when there is none
   * @param nowMillis milliseconds since 1970, for dates
   * @return nanoseconds, zero for a date that is over; {@link DelaySupplier#NONE} when there is no
   *     header or nobody can tell what it says
   */
  public static long nanos(String header, long nowMillis) {
    if (header == null) {
      return DelaySupplier.NONE;
    }
    String text = header.trim();
    return isNumber(text) ? ofSeconds(text) : ofDate(text, nowMillis);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static long ofSeconds(String digits) {
    long seconds = 0;
    for (int i = 0; i < digits.length() && seconds < MOST_SECONDS; i++) {
      seconds = seconds * 10 + digits.charAt(i) - '0';
    }
    return TimeUnit.SECONDS.toNanos(Math.min(seconds, MOST_SECONDS));
  }

  private static long ofDate(String text, long nowMillis) {
    LocalDate today = LocalDate.ofEpochDay(Math.floorDiv(nowMillis, TimeUnit.DAYS.toMillis(1)));
    for (DateTimeFormatter form : forms(today)) {
      try {
        long millis =
            LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC).toEpochMilli() - nowMillis;
        long most = TimeUnit.SECONDS.toMillis(MOST_SECONDS);
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, Math.min(millis, most)));
      } catch (DateTimeException other) {
        // The next form, then.
      }
    }
    return DelaySupplier.NONE;
  }

  /** Today's form, that of RFC 850 with its two digits of a year, and that of C's asctime. */
  private static DateTimeFormatter[] forms(LocalDate today) {
    return new DateTimeFormatter[] {
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
      // A year that seems to be more than 50 years ahead is the last that ended like this.
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, today.minusYears(49))
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH),
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
    };
  }
}
