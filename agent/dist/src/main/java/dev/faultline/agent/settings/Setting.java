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

  static final String HIDDEN = "(hidden)";
  static final String NOTHING = "(none)";

  private final String name;
  private final ValueParser<T> parser;
  private final T defaultValue;
  private final boolean secret;
  private final boolean changesWhileRunning;

  Setting(String name, ValueParser<T> parser, T defaultValue) {
    this(PREFIX + name, parser, defaultValue, false, false);
  }

  private Setting(
      String name,
      ValueParser<T> parser,
      T defaultValue,
      boolean secret,
      boolean changesWhileRunning) {
    this.name = name;
    this.parser = parser;
    this.defaultValue = defaultValue;
    this.secret = secret;
    this.changesWhileRunning = changesWhileRunning;
  }

  /** A setting whose value is not to be read in a log. */
  static <T> Setting<T> ofSecrets(String name, ValueParser<T> parser, T defaultValue) {
    return new Setting<>(PREFIX + name, parser, defaultValue, true, false);
  }

  /**
   * The same, but that a running agent takes over a new value; some part of the agent must do so in
   * its {@code configure}.
   */
  Setting<T> changing() {
    return new Setting<>(name, parser, defaultValue, secret, true);
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

  /** Whether a running agent takes over a new value; if not, its next start does. */
  public boolean changesWhileRunning() {
    return changesWhileRunning;
  }

  /** How a value that is wrong may be told: without credentials. */
  String shown(String text) {
    return secret ? "its value" : "'" + withoutCredentials(text) + "'";
  }

  /**
   * How a value may be told: as somebody would write it, without credentials.
   *
   * @param value may be null, where nothing is set
   */
  String shownValue(T value) {
    String text = value == null ? "" : parser.format(value);
    if (text.isEmpty()) {
      return NOTHING;
    }
    return secret ? HIDDEN : withoutCredentials(text);
  }

  static String withoutCredentials(String text) {
    return text.replaceAll("//[^/]*@", "//...@");
  }

  T parse(String text) {
    return parser.parse(text);
  }
}
