package dev.faultline.client.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What a guard (retry, fallback, compensation and the like) did about a call that the exceptions of
 * an event failed. Immutable.
 */
public final class Recovery {

  /** What the call came to. */
  public enum Outcome {
    /** It was not over when this was told. */
    UNDER_WAY("under-way"),
    /** A later attempt succeeded. */
    ATTEMPT_SUCCEEDED("attempt-succeeded"),
    /** A fallback gave the result. */
    FALLBACK("fallback"),
    /** It failed, after as many attempts as may be. */
    ATTEMPTS_EXHAUSTED("attempts-exhausted"),
    /** It failed, and the time for further attempts was over. */
    DURATION_EXHAUSTED("duration-exhausted"),
    /** It failed, and the budget for further attempts was used up. */
    BUDGET_EXHAUSTED("budget-exhausted"),
    /** It failed in a way that is not retried, or the guard has no retry. */
    NOT_RETRIED("not-retried"),
    /** Its caller cancelled it, or was interrupted while it waited for the next attempt. */
    CANCELLED("cancelled");

    private final String wireName;

    Outcome(String wireName) {
      this.wireName = wireName;
    }

    /** The value of {@code outcome} in the attribute {@code faultline.recovery}. */
    public String wireName() {
      return wireName;
    }
  }

  private final String guard;
  private final int attempts;
  private final int thrown;
  private final long waitedNanos;
  private final Outcome outcome;
  private final int fallback;
  private final List<String> undone;
  private final List<String> notUndone;

  private Recovery(Builder builder) {
    guard = builder.guard;
    attempts = builder.attempts;
    thrown = builder.thrown;
    waitedNanos = builder.waitedNanos;
    outcome = builder.outcome;
    fallback = builder.fallback;
    undone = Collections.unmodifiableList(new ArrayList<>(builder.undone));
    notUndone = Collections.unmodifiableList(new ArrayList<>(builder.notUndone));
  }

  /** A builder for a call of a guard that is under way. */
  public static Builder of(String guard) {
    return new Builder(guard);
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder(guard)
        .attempts(attempts)
        .thrown(thrown)
        .waitedNanos(waitedNanos)
        .outcome(outcome)
        .fallback(fallback)
        .undone(undone)
        .notUndone(notUndone);
  }

  /** The guard's name. */
  public String guard() {
    return guard;
  }

  /** How many attempts there were, the one that succeeded included. */
  public int attempts() {
    return attempts;
  }

  /** How many of them ended with an exception. */
  public int thrown() {
    return thrown;
  }

  /** How long the guard waited between attempts, in nanoseconds. */
  public long waitedNanos() {
    return waitedNanos;
  }

  /** What the call came to. */
  public Outcome outcome() {
    return outcome;
  }

  /** Which fallback of the guard's gave the result, from 1; 0 for none. */
  public int fallback() {
    return fallback;
  }

  /** Names of the steps that were undone, in that order; unmodifiable. */
  public List<String> undone() {
    return undone;
  }

  /** Names of the steps that could not be undone; unmodifiable. */
  public List<String> notUndone() {
    return notUndone;
  }

  @Override
  public String toString() {
    return "Recovery{" + guard + ", " + attempts + " attempts, " + outcome.wireName() + "}";
  }

  /** Collects the parts of a {@link Recovery}. Not safe for use by several threads. */
  public static final class Builder {

    private final String guard;
    private int attempts = 1;
    private int thrown;
    private long waitedNanos;
    private Outcome outcome = Outcome.UNDER_WAY;
    private int fallback;
    private List<String> undone = Collections.emptyList();
    private List<String> notUndone = Collections.emptyList();

    private Builder(String guard) {
      this.guard = Objects.requireNonNull(guard, "guard");
    }

    /** Default 1. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Default 0. */
    public Builder thrown(int thrown) {
      this.thrown = thrown;
      return this;
    }

    /** Default 0. */
    public Builder waitedNanos(long waitedNanos) {
      this.waitedNanos = waitedNanos;
      return this;
    }

    /** Default {@link Outcome#UNDER_WAY}. */
    public Builder outcome(Outcome outcome) {
      this.outcome = Objects.requireNonNull(outcome, "outcome");
      return this;
    }

    /** Default 0: none. */
    public Builder fallback(int fallback) {
      this.fallback = fallback;
      return this;
    }

    /** Default none; copied by {@link #build()}. */
    public Builder undone(List<String> undone) {
      this.undone = Objects.requireNonNull(undone, "undone");
      return this;
    }

    /** Default none; copied by {@link #build()}. */
    public Builder notUndone(List<String> notUndone) {
      this.notUndone = Objects.requireNonNull(notUndone, "notUndone");
      return this;
    }

    public Recovery build() {
      return new Recovery(this);
    }
  }
}
