package dev.faultline.resilience.retry;

import dev.faultline.resilience.call.ResultCheck;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;

/** Whether a call that failed is made again, how often, for how long, and how soon. Immutable. */
public final class RetryPolicy {

  /** As many attempts as it takes. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final int DEFAULT_ATTEMPTS = 3;

  /**
   * Every exception, and no error. Not the one by which a thread is told to stop what it is doing:
   * to do it again would be to ignore that.
   */
  private static final FailureFilter DEFAULT_FAILURES =
      FailureFilter.of(Exception.class).except(InterruptedException.class).build();

  private final int maxAttempts;
  private final long maxDurationNanos;
  private final RetryDelay delay;
  private final FailureFilter failures;
  private final ResultCheck rejected;

  private RetryPolicy(Builder builder) {
    maxAttempts = builder.maxAttempts;
    maxDurationNanos = builder.maxDurationNanos;
    delay = builder.delay;
    failures = builder.failures;
    rejected = builder.rejected;
  }

  /** Begins a policy of three attempts with nothing but defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many attempts there may be, the first included; {@link #UNLIMITED} for no limit. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Whether there is a limit to how long all attempts may take. */
  public boolean hasMaxDuration() {
    return maxDurationNanos > 0;
  }

  /**
   * Whether an attempt may still begin.
   *
   * @param elapsedNanos since the call began
   * @param delayNanos how long it would wait
   */
  public boolean inTime(long elapsedNanos, long delayNanos) {
    return maxDurationNanos == 0 || elapsedNanos < maxDurationNanos - delayNanos;
  }

  /** Whether a call is made again that failed with this. */
  public boolean takes(Throwable failure) {
    return failures.takes(failure);
  }

  /** Whether some results have a call made again. */
  public boolean looksAtResults() {
    return rejected != null;
  }

  /** Whether a call is made again that returned this. */
  public boolean rejects(Object result) {
    return rejected != null && rejected.test(result);
  }

  /**
   * How long to wait before the next attempt.
   *
   * @param attempt which has just ended, from 1
   * @param previousNanos how long was waited before it; zero before the first
   * @param result what it returned, when it did not fail
   * @param failure what it failed with; null when it did not
   * @return nanoseconds, not negative
   */
  public long delayNanos(int attempt, long previousNanos, Object result, Throwable failure) {
    return delay.nanos(attempt, previousNanos, result, failure);
  }

  /** Collects a policy. Not safe for use by several threads. */
  public static final class Builder {

    private int maxAttempts = DEFAULT_ATTEMPTS;
    private long maxDurationNanos;
    private RetryDelay delay = RetryDelay.NONE;
    private FailureFilter failures = DEFAULT_FAILURES;
    private ResultCheck rejected;

    private Builder() {}

    /**
     * How many attempts there may be, the first included; 1 for none but that, {@link #UNLIMITED}
     * for no limit.
     */
    public Builder maxAttempts(int attempts) {
      maxAttempts = SettingCheck.count("retry.max-attempts", attempts, 1, UNLIMITED);
      return this;
    }

    /**
     * How long all attempts and the waiting between them may take: none begins after that, and none
     * is waited for that would. An attempt under way is not ended by it. Without, there is no
     * limit.
     */
    public Builder maxDuration(Duration duration) {
      maxDurationNanos =
          SettingCheck.nanos("retry.max-duration", duration, 1, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /** How long to wait between attempts. */
    public Builder delay(RetryDelay between) {
      delay = between;
      return this;
    }

    /** Which failures have a call made again. */
    public Builder failures(FailureFilter filter) {
      failures = filter;
      return this;
    }

    /**
     * Has a call made again that returned what this check accepts. When there may be no further
     * attempt, the caller gets the last result all the same.
     */
    public Builder onResult(ResultCheck asksForAnother) {
      rejected = asksForAnother;
      return this;
    }

    /** The policy. */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
