package dev.faultline.client.text;

/**
 * How long each text of an event may be, in chars. Longer text is cut and says so: {@code "abc…
 * (+1200 chars)"}. Immutable.
 *
 * <p>The agent bounds what it captures more tightly; these limits keep one monstrous message from
 * filling a batch.
 */
public final class TextLimits {
  private static final TextLimits DEFAULTS = new TextLimits(1_024, 16_384, 131_072, 16_384);

  private final int name;
  private final int message;
  private final int stackTrace;
  private final int value;

  private TextLimits(int name, int message, int stackTrace, int value) {
    this.name = name;
    this.message = message;
    this.stackTrace = stackTrace;
    this.value = value;
  }

  /**
   * The limits in use unless others are given: 1,024 for names (types, frames, threads, keys),
   * 16,384 for messages and for values of variables, 131,072 for the stack trace's text.
   */
  public static TextLimits defaults() {
    return DEFAULTS;
  }

  /** Limits of a backend's own, each 1 or more, in chars; as the getters name them. */
  public static TextLimits of(int name, int message, int stackTrace, int value) {
    return new TextLimits(name, message, stackTrace, value);
  }

  /** Longest type, frame, thread name, variable name, key or note. */
  public int name() {
    return name;
  }

  /** Longest message of an exception. */
  public int message() {
    return message;
  }

  /** Longest stack trace as text. */
  public int stackTrace() {
    return stackTrace;
  }

  /** Longest string among the values of variables and of the resource. */
  public int value() {
    return value;
  }
}
