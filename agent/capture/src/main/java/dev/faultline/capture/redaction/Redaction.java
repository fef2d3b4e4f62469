package dev.faultline.capture.redaction;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything that decides what must not leave the JVM. Immutable, thread-safe.
 *
 * <p>Variables are redacted by name, by type and by what their texts look like while they are read,
 * on the application's thread. The user's own patterns, which may take long, come later, on the
 * agent's: {@link #message} and {@link #variables}.
 */
public final class Redaction {

  /** What stands in place of a redacted value, or of a part of a text. */
  public static final String REDACTED = "[redacted]";

  /** Characters of a message that are shown. */
  public static final int LONGEST_MESSAGE = 8_192;

  private final NameRedaction names;
  private final TypeRedaction types;
  private final ValueRedaction values;
  private final PatternRedaction patterns;

  private Redaction(Builder builder) {
    names = NameRedaction.usualAnd(builder.names);
    types = TypeRedaction.usualAnd(builder.types);
    values = builder.values ? ValueRedaction.with(names) : ValueRedaction.none();
    patterns = new PatternRedaction(builder.patterns);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What holds unless the user says otherwise. */
  public static Redaction usual() {
    return builder().build();
  }

  /** By the names of values. */
  public NameRedaction names() {
    return names;
  }

  /** By the types of values. */
  public TypeRedaction types() {
    return types;
  }

  /** By what texts look like. */
  public ValueRedaction values() {
    return values;
  }

  /**
   * A text that the application made, such as the message of an exception, with everything hidden
   * that must not leave the JVM, and cut at {@link #LONGEST_MESSAGE}. For the agent's thread: the
   * user's patterns may take long.
   *
   * @param text may be null
   * @return the text itself when there is nothing to hide
   */
  public String message(String text) {
    if (text == null) {
      return null;
    }
    int length = text.length();
    if (length <= LONGEST_MESSAGE) {
      return patterns.redact(values.redact(text));
    }
    String looked = text.substring(0, Math.min(length, CutText.lookedAt(LONGEST_MESSAGE)));
    String redacted = patterns.redact(values.redact(looked));
    return redacted.equals(REDACTED) ? redacted : CutText.of(redacted, length, LONGEST_MESSAGE);
  }

  /**
   * A snapshot with what the user's patterns find hidden too. For the agent's thread.
   *
   * @param variables as a snapshotter made them; may be null
   * @return the snapshot itself when there is nothing more to hide
   */
  public Map<String, Object> variables(Map<String, Object> variables) {
    return variables == null ? null : patterns.redact(variables);
  }

  /** Builds redactions; what is added comes on top of what is usual. */
  public static final class Builder {

    private List<String> names = Collections.emptyList();
    private List<String> types = Collections.emptyList();
    private List<Pattern> patterns = Collections.emptyList();
    private boolean values = true;

    private Builder() {}

    /** Further words of names, as {@link NameRedaction#usualAnd} takes them. */
    public Builder names(List<String> names) {
      this.names = names;
      return this;
    }

    /** Further types, as {@link TypeRedaction#usualAnd} takes them. */
    public Builder types(List<String> types) {
      this.types = types;
      return this;
    }

    /** Whether texts are looked through for credentials and card numbers; true by default. */
    public Builder values(boolean values) {
      this.values = values;
      return this;
    }

    /** What further parts of texts must not be shown: everything that one of them finds. */
    public Builder patterns(List<Pattern> patterns) {
      this.patterns = patterns;
      return this;
    }

    public Redaction build() {
      return new Redaction(this);
    }
  }
}
