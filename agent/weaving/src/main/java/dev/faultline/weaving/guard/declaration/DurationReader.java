package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.time.Duration;

/** Reads durations: whole numbers with a unit, one or several of them, {@code 1m 30s}. */
final class DurationReader {

  private static final String[] UNITS = {"ns", "us", "ms", "s", "m", "h", "d"};
  private static final long[] NANOS = {
    1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
  };

  private final String key;
  private final String text;
  private int at;

  private DurationReader(String key, String text) {
    this.key = key;
    this.text = text;
  }

  /**
   * The duration that a text says.
   *
   * @throws InvalidSettingException when it says none
   */
  static Duration read(String key, String text) {
    return new DurationReader(key, text).read();
  }

  private Duration read() {
    Duration sum = Duration.ZERO;
    if (text.isEmpty()) {
      throw wrong("give a duration, such as 250ms or 2s");
    }
    while (at < text.length()) {
      sum = sum.plus(part());
      skipBlanks();
    }
    return sum;
  }

  private Duration part() {
    String digits = run(true);
    skipBlanks();
    String unit = run(false);
    if (digits.isEmpty()) {
      throw wrong("give a whole number with a unit, such as 250ms or 2s");
    }
    if (unit.isEmpty()) {
      throw wrong("give a unit with it: " + text + "ms, " + text + "s");
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return product(digits, NANOS[i]);
      }
    }
    throw wrong("give a unit that is one of ns, us, ms, s, m, h, d");
  }

  private Duration product(String digits, long nanos) {
    try {
      return Duration.ofNanos(nanos).multipliedBy(Long.parseLong(digits));
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      throw wrong("give 100 years at most");
    }
  }

  /** What comes next that is of digits, or of letters. */
  private String run(boolean digits) {
    int from = at;
    while (at < text.length()
        && (digits ? isDigit(text.charAt(at)) : Character.isLetter(text.charAt(at)))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private InvalidSettingException wrong(String mend) {
    return new InvalidSettingException(key, "'" + text + "'", mend);
  }
}
