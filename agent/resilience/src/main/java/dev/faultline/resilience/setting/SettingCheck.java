package dev.faultline.resilience.setting;

import java.time.Duration;

/**
 * Refuses numbers that a setting cannot be. Each method returns what it was given, or throws an
 * {@link InvalidSettingException}.
 */
public final class SettingCheck {

  /**
   * The longest duration that a setting may be, in nanoseconds: 36500 days. Two of them and a
   * reading of the clock can be added without an overflow.
   */
  public static final long LONGEST_NANOS = 36_500L * 86_400 * 1_000_000_000;

  private SettingCheck() {}

  /**
   * Something that has to be there.
   *
   * @param mend what to give
   */
  public static <T> T given(String setting, T value, String mend) {
    if (value == null) {
      throw new InvalidSettingException(setting, "null", mend);
    }
    return value;
  }

  /** A number from {@code least} to {@code most}. */
  public static int count(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidSettingException(
          setting,
          Integer.toString(value),
          most == Integer.MAX_VALUE
              ? "give " + least + " or more"
              : "give a number from " + least + " to " + most);
    }
    return value;
  }

  /** A share from 0 to 1; 0 itself only where that says something. */
  public static double share(String setting, double value, boolean zeroToo) {
    // Written so that NaN, which compares false with everything, is refused.
    if (!(value <= 1 && (zeroToo ? value >= 0 : value > 0))) {
      throw new InvalidSettingException(
          setting,
          Double.toString(value),
          zeroToo
              ? "give a share from 0 to 1 (0% to 100%)"
              : "give a share above 0 and up to 1 (100%)");
    }
    return value;
  }

  /**
   * A duration from {@code leastNanos} to {@code mostNanos}.
   *
   * @return the duration in nanoseconds
   */
  public static long nanos(String setting, Duration value, long leastNanos, long mostNanos) {
    if (value == null) {
      throw new InvalidSettingException(setting, "null", "give a duration");
    }
    long most = Math.min(mostNanos, LONGEST_NANOS);
    if (value.compareTo(Duration.ofNanos(leastNanos)) < 0
        || value.compareTo(Duration.ofNanos(most)) > 0) {
      throw new InvalidSettingException(
          setting,
          value.toString(),
          most == LONGEST_NANOS
              ? "give " + DurationText.of(leastNanos) + " or more, up to 100 years"
              : "give a duration from "
                  + DurationText.of(leastNanos)
                  + " to "
                  + DurationText.of(most));
    }
    return value.toNanos();
  }
}
