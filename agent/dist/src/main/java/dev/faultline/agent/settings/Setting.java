package dev.faultline.agent.settings;

import java.util.Locale;

/**
 * One setting. Immutable.
 *
 * @param <T> type of its value
 */
public final class Setting<T> {

  static final String PREFIX = "faultline.";
  static final String VARIABLE_PREFIX = "FAULTLINE_";

  private final String name;
  private final ValueParser<T> parser;
  private final T defaultValue;

  Setting(String name, ValueParser<T> parser, T defaultValue) {
    this.name = PREFIX + name;
    this.parser = parser;
    this.defaultValue = defaultValue;
  }

  /** Name as a system property and in the properties file, such as {@code faultline.in-app}. */
  public String name() {
    return name;
  }

  /** Name as an environment variable, such as {@code FAULTLINE_IN_APP}. */
  public String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What holds when nobody sets it; null when the agent works it out. */
  public T defaultValue() {
    return defaultValue;
  }

  T parse(String text) {
    return parser.parse(text);
  }
}
