package dev.faultline.agent.settings;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How numbers, percentages and durations are written. */
final class NumberParsers {

  private NumberParsers() {}

  static ValueParser<Integer> wholeNumber(final int min, final int max) {
    return new ValueParser<Integer>() {
      @Override
      public Integer parse(String text) {
        try {
          int number = Integer.parseInt(text);
          if (number >= min && number <= max) {
            return number;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a whole number from " + min + " to " + max);
      }
    };
  }

  /**
   * A percentage such as {@code 1%}, {@code 0.5 %} or {@code 1}, as a share of 1.
   *
   * @param min in percent
   * @param max in percent
   */
  static ValueParser<Double> percentage(final double min, final double max) {
    return new ValueParser<Double>() {
      @Override
      public Double parse(String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1).trim() : text;
        try {
          double percent = Double.parseDouble(number);
          if (percent >= min && percent <= max) {
            return percent / 100;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a percentage from " + min + "% to " + max + "%");
      }

      @Override
      public String format(Double share) {
        return (float) (share * 100) + "%";
      }
    };
  }

  static ValueParser<Double> number(final double min, final double max) {
    return new ValueParser<Double>() {
      @Override
      public Double parse(String text) {
        try {
          double number = Double.parseDouble(text);
          if (number >= min && number <= max) {
            return number;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a number from " + min + " to " + max);
      }
    };
  }

  /** Durations in milliseconds, written {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
  static ValueParser<Long> duration(final long minMillis, final long maxMillis) {
    return new ValueParser<Long>() {
      @Override
      public Long parse(String text) {
        Long millis = millis(text.toLowerCase(Locale.ROOT));
        if (millis == null || millis < minMillis || millis > maxMillis) {
          throw new IllegalArgumentException(
              "a duration such as 250ms, 2s or 1m, from "
                  + minMillis
                  + "ms to "
                  + maxMillis
                  + "ms");
        }
        return millis;
      }

      @Override
      public String format(Long millis) {
        return DurationText.of(millis);
      }
    };
  }

  private static Long millis(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    TimeUnit unit;
    switch (text.substring(digits).trim()) {
      case "ms":
        unit = TimeUnit.MILLISECONDS;
        break;
      case "s":
        unit = TimeUnit.SECONDS;
        break;
      case "m":
        unit = TimeUnit.MINUTES;
        break;
      case "h":
        unit = TimeUnit.HOURS;
        break;
      default:
        return null;
    }
    return digits == 0 || digits > 9
        ? null
        : unit.toMillis(Long.parseLong(text.substring(0, digits)));
  }
}
