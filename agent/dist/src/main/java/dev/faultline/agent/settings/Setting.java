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
  private final boolean secret;

  Setting(String name, ValueParser<T> parser, T defaultValue) {
    this(name, parser, defaultValue, false);
  }

  private Setting(String name, ValueParser<T> parser, T defaultValue, boolean secret) {
    this.name = PREFIX + name;
    this.parser = parser;
    this.defaultValue = defaultValue;
    this.secret = secret;
  }

  /** A setting whose value is not to be read in a log. */
  static <T> Setting<T> ofSecrets(String name, ValueParser<T> parser, T defaultValue) {
    return new Setting<>(name, parser, defaultValue, true);
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

  /** How a value that is wrong may be told: without credentials. */
  String shown(String text) {
    return secret ? "its value" : "'" + text.replaceAll("//[^/]*@", "//...@") + "'";
  }

  T parse(String text) {
    return parser.parse(text);
  }
}
