package dev.faultline.client.backend;

import java.time.Duration;
import java.util.Locale;

/** How sizes and durations are written. */
final class Quantities {
  private static final int LONGEST_NUMBER = 15;
  private static final long MILLIS_A_SECOND = 1_000;
  private static final long MILLIS_A_MINUTE = 60 * MILLIS_A_SECOND;
  private static final long MILLIS_AN_HOUR = 60 * MILLIS_A_MINUTE;

  private Quantities() {}

  /** A number of bytes; -1 when it is none. */
  static long bytes(String text) {
    int digits = digits(text);
    int shift = shift(text.substring(digits).trim().toLowerCase(Locale.ROOT));
    if (digits == 0 || digits > LONGEST_NUMBER || shift < 0) {
      return -1;
    }
    long number = Long.parseLong(text.substring(0, digits));
    return number > Long.MAX_VALUE >> shift ? -1 : number << shift;
  }

  private static int shift(String unit) {
    switch (unit) {
      case "":
      case "b":
        return 0;
      case "k":
      case "kb":
      case "kib":
        return 10;
      case "m":
      case "mb":
      case "mib":
        return 20;
      case "g":
      case "gb":
      case "gib":
        return 30;
      default:
        return -1;
    }
  }

  /** A duration, 0 or more; null when it is none. */
  static Duration duration(String text) {
    int digits = digits(text);
    long unit = millis(text.substring(digits).trim());
    if (digits == 0 || digits > LONGEST_NUMBER || unit == 0) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    return number > Long.MAX_VALUE / unit ? null : Duration.ofMillis(number * unit);
  }

  private static long millis(String unit) {
    switch (unit) {
      case "ms":
        return 1;
      case "s":
        return MILLIS_A_SECOND;
      case "m":
      case "min":
        return MILLIS_A_MINUTE;
      case "h":
        return MILLIS_AN_HOUR;
      case "d":
        return 24 * MILLIS_AN_HOUR;
      default:
        return 0;
    }
  }

  private static int digits(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
      count++;
    }
    return count;
  }
}
