package dev.faultline.client.event;

import java.util.Objects;

/**
 * What leaves the JVM as one record: an {@link ExceptionEvent} or a {@link MessageEvent}, with what
 * both have in common. Immutable.
 */
public abstract class Event {
  private final String id;
  private final long timeUnixNanos;
  private final long observedTimeUnixNanos;
  private final Severity severity;
  private final long occurrences;
  private final String threadName;
  private final long threadId;
  private final Mechanism mechanism;
  private final EventContext context;
  private final String detail;

  /** Made when it is first asked for, by several threads at worst: it is the same each time. */
  private String fingerprint;

  Event(Builder<?> builder) {
    id = Objects.requireNonNull(builder.id, "id");
    timeUnixNanos = builder.timeUnixNanos;
    observedTimeUnixNanos = builder.observedTimeUnixNanos;
    severity = builder.severity;
    occurrences = builder.occurrences;
    threadName = builder.threadName;
    threadId = builder.threadId;
    mechanism = builder.mechanism;
    context = builder.context;
    detail = builder.detail;
    if (occurrences < 1) {
      throw new IllegalArgumentException("occurrences is " + occurrences + ", must be 1 or more");
    }
  }

  /**
   * A UUIDv7 as text, see {@link EventIds}. An event sent again under the same id replaces the
   * former.
   */
  public final String id() {
    return id;
  }

  /** When it happened, in nanoseconds since 1970-01-01T00:00:00Z. */
  public final long timeUnixNanos() {
    return timeUnixNanos;
  }

  /** When this event was settled, in nanoseconds since 1970-01-01T00:00:00Z. */
  public final long observedTimeUnixNanos() {
    return observedTimeUnixNanos;
  }

  /** How bad it is. */
  public final Severity severity() {
    return severity;
  }

  /** How many of its kind this event stands for, itself among them; 1 or more. */
  public final long occurrences() {
    return occurrences;
  }

  /** The name of the thread that it happened on. */
  public final String threadName() {
    return threadName;
  }

  /** The id of the thread that it happened on. */
  public final long threadId() {
    return threadId;
  }

  /** How it was first seen; null when that is not known. */
  public final Mechanism mechanism() {
    return mechanism;
  }

  /**
   * What like events have in common, as 16 hexadecimal digits; the same in every process and on
   * every machine. Of an exception it is made of its type, those of its causes, and the methods of
   * the application's own that the innermost came through, without lines and without what compilers
   * and libraries number anew; of a message, of its first line without numbers.
   */
  public final String fingerprint() {
    String made = fingerprint;
    if (made == null) {
      made = makeFingerprint();
      fingerprint = made;
    }
    return made;
  }

  abstract String makeFingerprint();

  /** What the application has told about the work at hand; not null, may be empty. */
  public final EventContext context() {
    return context;
  }

  /** What was left out to stay within a budget, such as {@code no-variables}; null for nothing. */
  public final String detail() {
    return detail;
  }

  /**
   * Collects the parts that all events have. Required: {@code id}. Not safe for use by several
   * threads.
   *
   * @param <B> the builder's own type
   */
  public abstract static class Builder<B extends Builder<B>> {
    private static final String CUT_TO_SIZE = "cut-to-size";

    private String id;
    private long timeUnixNanos;
    private long observedTimeUnixNanos;
    private Severity severity = Severity.ERROR;
    private long occurrences = 1;
    private String threadName = "";
    private long threadId;
    private Mechanism mechanism;
    private EventContext context = EventContext.empty();
    private String detail;

    Builder() {}

    abstract B self();

    /** The event; what is missing or wrong is an exception that says so. */
    public abstract Event build();

    /** Takes over what all events have. */
    final B from(Event event) {
      return id(event.id)
          .timeUnixNanos(event.timeUnixNanos)
          .observedTimeUnixNanos(event.observedTimeUnixNanos)
          .severity(event.severity)
          .occurrences(event.occurrences)
          .threadName(event.threadName)
          .threadId(event.threadId)
          .mechanism(event.mechanism)
          .context(event.context)
          .detail(event.detail);
    }

    /** The event's id; required. */
    public final B id(String id) {
      this.id = Objects.requireNonNull(id, "id");
      return self();
    }

    /** When it happened, in nanoseconds since 1970; default 0, which OTLP reads as not known. */
    public final B timeUnixNanos(long timeUnixNanos) {
      this.timeUnixNanos = timeUnixNanos;
      return self();
    }

    /**
     * When the event was settled, in nanoseconds since 1970; default 0, which OTLP reads as not
     * known.
     */
    public final B observedTimeUnixNanos(long observedTimeUnixNanos) {
      this.observedTimeUnixNanos = observedTimeUnixNanos;
      return self();
    }

    /** Default {@link Severity#ERROR}. */
    public final B severity(Severity severity) {
      this.severity = Objects.requireNonNull(severity, "severity");
      return self();
    }

    /** Default 1, the least. */
    public final B occurrences(long occurrences) {
      this.occurrences = occurrences;
      return self();
    }

    /** Default empty. */
    public final B threadName(String threadName) {
      this.threadName = Objects.requireNonNull(threadName, "threadName");
      return self();
    }

    /** Default 0. */
    public final B threadId(long threadId) {
      this.threadId = threadId;
      return self();
    }

    /** How it was first seen; null, which is the default, for not known. */
    public final B mechanism(Mechanism mechanism) {
      this.mechanism = mechanism;
      return self();
    }

    /** Default empty. */
    public final B context(EventContext context) {
      this.context = Objects.requireNonNull(context, "context");
      return self();
    }

    /** Default null: nothing was left out. */
    public final B detail(String detail) {
      this.detail = detail;
      return self();
    }

    /** Says by {@code detail}, beside what that says, that there was too much of something. */
    public final B cutToSize() {
      if (detail == null) {
        detail = CUT_TO_SIZE;
      } else if (!detail.endsWith(CUT_TO_SIZE)) {
        detail += ", " + CUT_TO_SIZE;
      }
      return self();
    }
  }
}
