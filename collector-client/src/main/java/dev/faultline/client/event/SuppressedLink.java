package dev.faultline.client.event;

import java.util.Objects;

/** A suppressed exception and the exception that carries it. Immutable. */
public final class SuppressedLink {
  private final int of;
  private final ExceptionLink exception;

  /**
   * A suppressed exception.
   *
   * @param of the index in {@link ExceptionEvent#exceptions()} of the exception that it is attached
   *     to
   * @param exception the suppressed exception itself
   * @throws IllegalArgumentException when {@code of} is negative
   */
  public SuppressedLink(int of, ExceptionLink exception) {
    if (of < 0) {
      throw new IllegalArgumentException("of is " + of + ", must be an index, 0 or more");
    }
    this.of = of;
    this.exception = Objects.requireNonNull(exception, "exception");
  }

  /**
   * The index in {@link ExceptionEvent#exceptions()} of the exception that this one is attached to.
   */
  public int of() {
    return of;
  }

  /** The suppressed exception itself. */
  public ExceptionLink exception() {
    return exception;
  }
}
