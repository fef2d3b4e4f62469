package dev.faultline.client.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Something that was thrown, with its causes, where, when, and what became of it. Immutable. */
public final class ExceptionEvent extends Event {
  private final Disposition disposition;
  private final String dispositionDetail;
  private final List<ExceptionLink> exceptions;
  private final List<SuppressedLink> suppressed;
  private final List<Recovery> recoveries;
  private final String injectedFault;

  /** Null when it is made of the exceptions. */
  private final String stackTrace;

  private ExceptionEvent(Builder builder) {
    super(builder);
    disposition = builder.disposition;
    dispositionDetail = builder.dispositionDetail;
    exceptions = Collections.unmodifiableList(new ArrayList<>(builder.exceptions));
    suppressed = Collections.unmodifiableList(new ArrayList<>(builder.suppressed));
    recoveries = Collections.unmodifiableList(new ArrayList<>(builder.recoveries));
    injectedFault = builder.injectedFault;
    stackTrace = builder.stackTrace;
    check();
  }

  private void check() {
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
        .from(this)
        .disposition(disposition)
        .dispositionDetail(dispositionDetail)
        .exceptions(exceptions)
        .suppressed(suppressed)
        .recoveries(recoveries)
        .injectedFault(injectedFault)
        .stackTraceOrNull(stackTrace);
  }

  /** What became of it. */
  public Disposition disposition() {
    return disposition;
  }

  /** What it was wrapped in, which logger, which boundary; null for nothing to say. */
  public String dispositionDetail() {
    return dispositionDetail;
  }

  /** The exception thrown, then its causes; unmodifiable, never empty. */
  public List<ExceptionLink> exceptions() {
    return exceptions;
  }

  /** The suppressed exceptions; unmodifiable, empty when there are none. */
  public List<SuppressedLink> suppressed() {
    return suppressed;
  }

  /** What guards did about it, the innermost first; unmodifiable, empty when none did anything. */
  public List<Recovery> recoveries() {
    return recoveries;
  }

  /**
   * The name of the fault that one of its exceptions was injected by, on purpose; null when none
   * was.
   */
  public String injectedFault() {
    return injectedFault;
  }

  /** The stack trace as text, in the form that {@link Throwable#printStackTrace()} prints. */
  public String stackTrace() {
    return stackTrace == null ? StackTraceText.of(exceptions, suppressed) : stackTrace;
  }

  /** {@link Builder#stackTraceOfExceptions()}. */
  public boolean isStackTraceOfExceptions() {
    return stackTrace == null;
  }

  @Override
  String makeFingerprint() {
    return EventFingerprint.of(this);
  }

  /** The event's id and what was thrown. */
  @Override
  public String toString() {
    return "ExceptionEvent{" + id() + ", " + exceptions.get(0).type() + "}";
  }

  /**
   * Collects the parts of an {@link ExceptionEvent}. Required: {@code id} and {@code exceptions}.
   * Not safe for use by several threads.
   */
  public static final class Builder extends Event.Builder<Builder> {
    private Disposition disposition = Disposition.THROWN;
    private String dispositionDetail;
    private List<ExceptionLink> exceptions = Collections.emptyList();
    private List<SuppressedLink> suppressed = Collections.emptyList();
    private List<Recovery> recoveries = Collections.emptyList();
    private String injectedFault;
    private String stackTrace = "";

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Default {@link Disposition#THROWN}. */
    public Builder disposition(Disposition disposition) {
      this.disposition = Objects.requireNonNull(disposition, "disposition");
      return this;
    }

    /** Default null: nothing to say. */
    public Builder dispositionDetail(String dispositionDetail) {
      this.dispositionDetail = dispositionDetail;
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

    /** Default none; copied by {@link #build()}. */
    public Builder recoveries(List<Recovery> recoveries) {
      this.recoveries = Objects.requireNonNull(recoveries, "recoveries");
      return this;
    }

    /** Default null: nothing was injected. */
    public Builder injectedFault(String injectedFault) {
      this.injectedFault = injectedFault;
      return this;
    }

    /** Default empty. */
    public Builder stackTrace(String stackTrace) {
      return stackTraceOrNull(Objects.requireNonNull(stackTrace, "stackTrace"));
    }

    /**
     * Has the text of the stack trace made of the exceptions each time it is asked for, and not
     * kept: it takes more memory than they do, and not every backend needs it.
     */
    public Builder stackTraceOfExceptions() {
      return stackTraceOrNull(null);
    }

    private Builder stackTraceOrNull(String stackTrace) {
      this.stackTrace = stackTrace;
      return this;
    }

    /**
     * The event.
     *
     * @throws NullPointerException when there is no id
     * @throws IllegalArgumentException when there is no exception, fewer than one occurrence, or a
     *     suppressed exception is attached to an exception that is not there
     */
    @Override
    public ExceptionEvent build() {
      return new ExceptionEvent(this);
    }
  }
}
