package dev.faultline.collector.web;

import java.util.Locale;

/** Counts for people. */
public final class Counts {

  private Counts() {}

  /** All digits: {@code 12,345}. */
  public static String full(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** At most four characters: {@code 999}, {@code 1.2k}, {@code 12k}, {@code 3.4M}. */
  public static String brief(long count) {
    String[] units = {"", "k", "M", "G", "T", "P", "E"};
    int unit = 0;
    double value = count;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    // Cut, not rounded: 999,999 is not yet a million.
    return unit == 0 || value >= 10
        ? (long) value + units[unit]
        : Math.floor(value * 10) / 10 + units[unit];
  }
}
