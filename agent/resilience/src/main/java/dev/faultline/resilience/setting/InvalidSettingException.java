package dev.faultline.resilience.setting;

/**
 * A policy was given something that it cannot be, or two things that contradict each other. The
 * message is one sentence that names the setting, what it was given, and what to give instead.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String setting;
  private final String value;
  private final String mend;

  /**
   * @param setting the setting's name as in a properties file, such as {@code
   *     circuit-breaker.failure-rate}
   * @param value what it was given, as text
   * @param mend what is wrong with that and what to give instead
   */
  public InvalidSettingException(String setting, String value, String mend) {
    super(setting + " is " + value + ": " + mend);
    this.setting = setting;
    this.value = value;
    this.mend = mend;
  }

  /** The setting's name as in a properties file. */
  public String setting() {
    return setting;
  }

  /** What it was given, as text. */
  public String value() {
    return value;
  }

  /** What is wrong with that and what to give instead. */
  public String mend() {
    return mend;
  }
}
