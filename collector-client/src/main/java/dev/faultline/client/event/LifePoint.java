package dev.faultline.client.event;

import java.util.Objects;

/** One moment in the life of an exception: what happened to it, where and when. Immutable. */
public final class LifePoint {

  /** What happened. */
  public enum Kind {
    THROWN("thrown"),
    RETHROWN("rethrown"),
    CAUGHT("caught"),
    WRAPPED("wrapped"),
    LOGGED("logged"),
    ESCAPED("escaped"),
    UNCAUGHT("uncaught"),
    /** It failed an attempt of a guarded call, and another is made. */
    RETRIED("retried"),
    /** A later attempt of the guarded call succeeded, or a fallback gave its result. */
    RECOVERED("recovered"),
    /** The guarded call has failed for good. */
    FAILED("failed"),
    /** What the guarded call had done was undone. */
    UNDONE("undone"),
    /** It was the one too many that opened a circuit breaker. */
    OPENED("opened"),
    /** It was made and thrown on purpose, as a fault. */
    INJECTED("injected");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  private final Kind kind;
  private final long timeUnixNanos;
  private final String className;
  private final String methodName;
  private final int line;
  private final String threadName;
  private final Disposition use;
  private final String detail;

  private LifePoint(Builder builder) {
    kind = Objects.requireNonNull(builder.kind, "kind");
    timeUnixNanos = builder.timeUnixNanos;
    className = builder.className;
    methodName = builder.methodName;
    line = builder.line;
    threadName = builder.threadName;
    use = builder.use;
    detail = builder.detail;
  }

  /** A builder for a point without a place. */
  public static Builder builder(Kind kind, long timeUnixNanos) {
    return new Builder(kind, timeUnixNanos);
  }

  public Kind kind() {
    return kind;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public long timeUnixNanos() {
    return timeUnixNanos;
  }

  /** Binary name of the class, or null when the place is not known. */
  public String className() {
    return className;
  }

  /** Null when the place is not known. */
  public String methodName() {
    return methodName;
  }

  /** Source line, or a negative number when it is not known. */
  public int line() {
    return line;
  }

  /** The thread that it happened on. */
  public String threadName() {
    return threadName;
  }

  /** What a handler did with the exception that it caught; null for other kinds. */
  public Disposition use() {
    return use;
  }

  /** Which logger or boundary, or what it was wrapped in; null for nothing to say. */
  public String detail() {
    return detail;
  }

  /** Collects the parts of a {@link LifePoint}. Not safe for use by several threads. */
  public static final class Builder {

    private final Kind kind;
    private final long timeUnixNanos;
    private String className;
    private String methodName;
    private int line = -1;
    private String threadName;
    private Disposition use;
    private String detail;

    private Builder(Kind kind, long timeUnixNanos) {
      this.kind = kind;
      this.timeUnixNanos = timeUnixNanos;
    }

    /**
     * @param line source line, or a negative number when it is not known
     */
    public Builder place(String className, String methodName, int line) {
      this.className = className;
      this.methodName = methodName;
      this.line = line;
      return this;
    }

    public Builder threadName(String threadName) {
      this.threadName = threadName;
      return this;
    }

    public Builder use(Disposition use) {
      this.use = use;
      return this;
    }

    public Builder detail(String detail) {
      this.detail = detail;
      return this;
    }

    public LifePoint build() {
      return new LifePoint(this);
    }
  }
}
