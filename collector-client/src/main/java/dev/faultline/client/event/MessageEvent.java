package dev.faultline.client.event;

import java.util.Objects;

/** A message that the application handed over by hand, without an exception. Immutable. */
public final class MessageEvent extends Event {
  private final String text;

  private MessageEvent(Builder builder) {
    super(builder);
    text = Objects.requireNonNull(builder.text, "text");
  }

  /** A builder with the defaults that {@link Builder} names. */
  public static Builder builder() {
    return new Builder();
  }

  /** What the application had to say. */
  public String text() {
    return text;
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

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** What the application had to say; required. */
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
    public MessageEvent build() {
      return new MessageEvent(this);
    }
  }
}
