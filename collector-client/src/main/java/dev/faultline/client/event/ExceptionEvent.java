package dev.faultline.client.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Something that was thrown, with its causes, where, when, and what became of it. Immutable. */
public final class ExceptionEvent {
  private final String id;
  private final long timeUnixNanos;
  private final long observedTimeUnixNanos;
  private final Severity severity;
  private final Disposition disposition;
  private final long occurrences;
  private final String threadName;
  private final long threadId;
  private final List<ExceptionLink> exceptions;
  private final List<SuppressedLink> suppressed;
  private final String stackTrace;

  private ExceptionEvent(Builder builder) {
    id = Objects.requireNonNull(builder.id, "id");
    timeUnixNanos = builder.timeUnixNanos;
    observedTimeUnixNanos = builder.observedTimeUnixNanos;
    severity = builder.severity;
    disposition = builder.disposition;
    occurrences = builder.occurrences;
    threadName = builder.threadName;
    threadId = builder.threadId;
    exceptions = Collections.unmodifiableList(new ArrayList<>(builder.exceptions));
    suppressed = Collections.unmodifiableList(new ArrayList<>(builder.suppressed));
    stackTrace = builder.stackTrace;
    check();
  }

  private void check() {
    if (occurrences < 1) {
      throw new IllegalArgumentException("occurrences is " + occurrences + ", must be 1 or more");
    }
    if (exceptions.isEmpty()) {
      throw new IllegalArgumentException("exceptions is empty, must hold what was thrown");
    }
    for (SuppressedLink link : suppressed) {
      if (link.of() >= exceptions.size()) {
        throw new IllegalArgumentException(
            "suppressed exception "
                + link.exception().type()
                + " is attached to exception number "
                + link.of()
                + ", but there are only "
                + exceptions.size());
      }
    }
  }

  /** A builder with the defaults that {@link Builder} names. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .timeUnixNanos(timeUnixNanos)
        .observedTimeUnixNanos(observedTimeUnixNanos)
        .severity(severity)
        .disposition(disposition)
        .occurrences(occurrences)
        .threadName(threadName)
        .threadId(threadId)
        .exceptions(exceptions)
        .suppressed(suppressed)
        .stackTrace(stackTrace);
  }

  /**
   * A UUIDv7 as text, see {@link EventIds}. An event sent again under the same id replaces the
   * former.
   */
  public String id() {
    return id;
  }

  /** When it was thrown, in nanoseconds since 1970-01-01T00:00:00Z. */
  public long timeUnixNanos() {
    return timeUnixNanos;
  }

  /** When this event was settled, in nanoseconds since 1970-01-01T00:00:00Z. */
  public long observedTimeUnixNanos() {
    return observedTimeUnixNanos;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** What became of it. */
  public Disposition disposition() {
    return disposition;
  }

  /** How many exceptions this event stands for, itself among them; 1 or more. */
  public long occurrences() {
    return occurrences;
  }

  /** The name of the thread that threw. */
  public String threadName() {
    return threadName;
  }

  /** The id of the thread that threw. */
  public long threadId() {
    return threadId;
  }

  /** The exception thrown, then its causes; unmodifiable, never empty. */
  public List<ExceptionLink> exceptions() {
    return exceptions;
  }

  /** The suppressed exceptions; unmodifiable, empty when there are none. */
  public List<SuppressedLink> suppressed() {
    return suppressed;
  }

  /** The stack trace as text, in the form that {@link Throwable#printStackTrace()} prints. */
  public String stackTrace() {
    return stackTrace;
  }

  /** The event's id and what was thrown. */
  @Override
  public String toString() {
    return "ExceptionEvent{" + id + ", " + exceptions.get(0).type() + "}";
  }

  /**
   * Collects the parts of an {@link ExceptionEvent}. Required: {@code id} and {@code exceptions}.
   * Not safe for use by several threads.
   */
  public static final class Builder {
    private String id;
    private long timeUnixNanos;
    private long observedTimeUnixNanos;
    private Severity severity = Severity.ERROR;
    private Disposition disposition = Disposition.THROWN;
    private long occurrences = 1;
    private String threadName = "";
    private long threadId;
    private List<ExceptionLink> exceptions = Collections.emptyList();
    private List<SuppressedLink> suppressed = Collections.emptyList();
    private String stackTrace = "";

    private Builder() {}

    /** The event's id; required. */
    public Builder id(String id) {
      this.id = Objects.requireNonNull(id, "id");
      return this;
    }

    /** When it was thrown, in nanoseconds since 1970; default 0, which OTLP reads as not known. */
    public Builder timeUnixNanos(long timeUnixNanos) {
      this.timeUnixNanos = timeUnixNanos;
      return this;
    }

    /**
     * When the event was settled, in nanoseconds since 1970; default 0, which OTLP reads as not
     * known.
     */
    public Builder observedTimeUnixNanos(long observedTimeUnixNanos) {
      this.observedTimeUnixNanos = observedTimeUnixNanos;
      return this;
    }

    /** Default {@link Severity#ERROR}. */
    public Builder severity(Severity severity) {
      this.severity = Objects.requireNonNull(severity, "severity");
      return this;
    }

    /** Default {@link Disposition#THROWN}. */
    public Builder disposition(Disposition disposition) {
      this.disposition = Objects.requireNonNull(disposition, "disposition");
      return this;
    }

    /** Default 1, the least. */
    public Builder occurrences(long occurrences) {
      this.occurrences = occurrences;
      return this;
    }

    /** Default empty. */
    public Builder threadName(String threadName) {
      this.threadName = Objects.requireNonNull(threadName, "threadName");
      return this;
    }

    /** Default 0. */
    public Builder threadId(long threadId) {
      this.threadId = threadId;
      return this;
    }

    /** The exception thrown, then its causes; required, not empty, copied by {@link #build()}. */
    public Builder exceptions(List<ExceptionLink> exceptions) {
      this.exceptions = Objects.requireNonNull(exceptions, "exceptions");
      return this;
    }

    /** Default none; copied by {@link #build()}. */
    public Builder suppressed(List<SuppressedLink> suppressed) {
      this.suppressed = Objects.requireNonNull(suppressed, "suppressed");
      return this;
    }

    /** Default empty. */
    public Builder stackTrace(String stackTrace) {
      this.stackTrace = Objects.requireNonNull(stackTrace, "stackTrace");
      return this;
    }

    /**
     * The event.
     *
     * @throws NullPointerException when there is no id
     * @throws IllegalArgumentException when there is no exception, fewer than one occurrence, or a
     *     suppressed exception is attached to an exception that is not there
     */
    public ExceptionEvent build() {
      return new ExceptionEvent(this);
    }
  }
}
