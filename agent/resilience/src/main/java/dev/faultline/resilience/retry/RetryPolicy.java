package dev.faultline.resilience.retry;

import dev.faultline.resilience.call.ResultCheck;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.retry.delay.Jitter;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;

/**
 * Whether a call that failed is made again, how often, for how long, and how soon. Immutable; a
 * budget has a state of its own, and may be part of several policies.
 *
 * <p>What is not said: three attempts, with delays of up to 100 ms, 200 ms and so on, scattered
 * evenly between half of that and all of it, and no longer than ten seconds, after every exception
 * but {@link InterruptedException}.
 */
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

  private static final RetryDelay DEFAULT_DELAY =
      Backoff.builder()
          .exponential(Duration.ofMillis(100), 2)
          .maxDelay(Duration.ofSeconds(10))
          .jitter(Jitter.EQUAL)
          .build();

  private final int maxAttempts;
  private final long maxDurationNanos;
  private final RetryDelay delay;
  private final FailureFilter failures;
  private final ResultCheck rejected;
  private final RetryBudget budget;

  private RetryPolicy(Builder builder) {
    maxAttempts = builder.maxAttempts;
    maxDurationNanos = builder.maxDurationNanos;
    delay = builder.delay;
    failures = builder.failures;
    rejected = builder.rejected;
    budget = builder.budget;
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

  /** What attempts after the first are taken from; null for none. */
  public RetryBudget budget() {
    return budget;
  }

  /** Collects a policy. Not safe for use by several threads. */
  public static final class Builder {

    private int maxAttempts = DEFAULT_ATTEMPTS;
    private long maxDurationNanos;
    private RetryDelay delay = DEFAULT_DELAY;
    private FailureFilter failures = DEFAULT_FAILURES;
    private ResultCheck rejected;
    private RetryBudget budget;

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

    /**
     * How long to wait between attempts.
     *
     * @throws InvalidSettingException for null
     */
    public Builder delay(RetryDelay between) {
      delay =
          SettingCheck.given("retry.delay", between, "give a RetryDelay; RetryDelay.NONE for none");
      return this;
    }

    /**
     * Which failures have a call made again.
     *
     * @throws InvalidSettingException for null
     */
    public Builder failures(FailureFilter filter) {
      failures =
          SettingCheck.given(
              "retry.retry-on",
              filter,
              "give a FailureFilter; FailureFilter.ALL for every failure");
      return this;
    }

    /**
     * Has a call made again that returned what this check accepts. When there may be no further
     * attempt, the caller gets the last result all the same. Null for none.
     */
    public Builder onResult(ResultCheck asksForAnother) {
      rejected = asksForAnother;
      return this;
    }

    /** What attempts after the first are taken from; null for no limit to them. */
    public Builder budget(RetryBudget shared) {
      budget = shared;
      return this;
    }

    /**
     * The policy.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public RetryPolicy build() {
      if (maxAttempts > 1 && maxDurationNanos > 0 && delay.leastNanos() >= maxDurationNanos) {
        throw new InvalidSettingException(
            "retry.max-duration",
            DurationText.of(maxDurationNanos),
            "the first delay alone is "
                + DurationText.of(delay.leastNanos())
                + " or more, so there never would be a second attempt; give more, or a shorter"
                + " retry.delay");
      }
      return new RetryPolicy(this);
    }
  }
}
