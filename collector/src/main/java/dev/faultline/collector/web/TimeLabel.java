package dev.faultline.collector.web;

import dev.faultline.collector.event.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time for people.
 *
 * @param relative such as {@code 3 min ago}
 * @param absolute date and time of day in UTC
 * @param iso ISO 8601
 */
public record TimeLabel(String relative, String absolute, String iso) {

  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static TimeLabel of(long epochNanos, Instant now) {
    Instant time = Times.instant(epochNanos);
    return new TimeLabel(
        relative(Duration.between(time, now)),
        ABSOLUTE.format(time),
        time.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static String relative(Duration age) {
    if (age.isNegative()) {
      // Clocks differ a little; what is far in the future is better told as it is.
      return age.toMinutes() > -5 ? "just now" : "in the future";
    }
    if (age.toMinutes() < 1) {
      return age.toSeconds() < 5 ? "just now" : age.toSeconds() + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    if (age.toDays() < 1) {
      return age.toHours() + " h ago";
    }
    return age.toDays() == 1 ? "yesterday" : age.toDays() + " days ago";
  }
}
