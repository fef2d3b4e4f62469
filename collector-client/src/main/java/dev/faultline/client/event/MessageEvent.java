package dev.faultline.client.event;

import java.util.Objects;

/**
 * A message without an exception: one that the application handed over by hand, or that tells of a
 * change which an exception has brought about. Immutable.
 */
public final class MessageEvent extends Event {
  private final String text;
  private final String causeId;

  private MessageEvent(Builder builder) {
    super(builder);
    causeId = builder.causeId;
    text = Objects.requireNonNull(builder.text, "text");
  }

  /** A builder with the defaults that {@link Builder} names. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder().from(this).text(text).causeId(causeId);
  }

  /** What there is to say. */
  public String text() {
    return text;
  }

  /** The id of the event of the exception that brought it about; null for none. */
  public String causeId() {
    return causeId;
  }

  @Override
  String makeFingerprint() {
    return EventFingerprint.ofMessage(text);
  }

  /** The event's id and that it is a message; the text may be long. */
  @Override
  public String toString() {
    return "MessageEvent{" + id() + "}";
  }

  /**
   * Collects the parts of a {@link MessageEvent}. Required: {@code id} and {@code text}. Not safe
   * for use by several threads.
   */
  public static final class Builder extends Event.Builder<Builder> {
    private String text;
    private String causeId;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** The id of the event of the exception that brought it about; default null: none. */
    public Builder causeId(String causeId) {
      this.causeId = causeId;
      return this;
    }

    /** What there is to say; required. */
    public Builder text(String text) {
      this.text = Objects.requireNonNull(text, "text");
      return this;
    }

    /**
     * The event.
     *
     * @throws NullPointerException when there is no id or no text
     * @throws IllegalArgumentException when there is fewer than one occurrence
     */
    @Override
    public MessageEvent build() {
      return new MessageEvent(this);
    }
  }
}
