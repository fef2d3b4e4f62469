package dev.faultline.resilience.retry.delay;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.util.Locale;

/**
 * How long to wait after each attempt: always the same, or longer and longer, or what the failure
 * or the result says; scattered by a jitter, and never longer than the longest. Immutable and
 * thread-safe.
 */
public final class Backoff implements RetryDelay {

  private static final long DEFAULT_MOST_NANOS = 60_000_000_000L;

  private final Growth growth;
  private final long firstNanos;
  private final double factor;
  private final long mostNanos;
  private final Jitter jitter;
  private final long jitterNanos;
  private final DelaySupplier supplier;
  private final RandomSource random;

  private Backoff(Builder builder) {
    growth = builder.growth;
    firstNanos = builder.firstNanos;
    factor = builder.factor;
    mostNanos = builder.mostNanos();
    jitter = builder.jitter;
    jitterNanos = builder.jitterNanos;
    supplier = builder.supplier;
    random = builder.random;
  }

  /** Begins one that does not wait. */
  public static Builder builder() {
    return new Builder();
  }

  /** From zero to the longest delay. */
  @Override
  public long nanos(int attempt, long previousNanos, Object result, Throwable failure) {
    long supplied = supplier == null ? DelaySupplier.NONE : supplier.nanos(result, failure);
    if (supplied >= 0) {
      // No jitter: who said so knows when it will be ready, and not sooner.
      return Math.min(supplied, mostNanos);
    }
    long delay = growth.nanos(firstNanos, factor, attempt, mostNanos);
    long width =
        jitter == Jitter.DECORRELATED ? decorrelatedWidth(delay, previousNanos) : jitterNanos;
    return Math.max(0, Math.min(jitter.scatter(delay, width, random), mostNanos));
  }

  @Override
  public long leastNanos() {
    if (supplier != null) {
      return 0;
    }
    long first = growth.nanos(firstNanos, factor, 1, mostNanos);
    long least = jitter.scatter(first, jitterNanos, RandomSource.LEAST);
    return Math.max(0, Math.min(least, mostNanos));
  }

  /** Up to three times the last delay, however much of that is below the first. */
  private long decorrelatedWidth(long delay, long previousNanos) {
    long last = Math.max(delay, Math.min(previousNanos, mostNanos));
    long upTo = last > mostNanos / 3 ? mostNanos : last * 3;
    return upTo - delay;
  }

  @Override
  public String toString() {
    return (supplier == null ? "" : "as told, else ")
        + DurationText.of(firstNanos)
        + (growth == Growth.FIXED ? "" : " " + growth)
        + (growth == Growth.EXPONENTIAL ? " by " + factor : "")
        + (jitter == Jitter.NONE ? "" : ", jitter " + jitter)
        + (jitterNanos == 0 ? "" : " " + DurationText.of(jitterNanos))
        + ", at most "
        + DurationText.of(mostNanos);
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private Growth growth = Growth.FIXED;
    private long firstNanos;
    private double factor = 1;
    private long saidMostNanos = -1;
    private Jitter jitter = Jitter.NONE;
    private long jitterNanos;
    private DelaySupplier supplier;
    private RandomSource random = RandomSource.THREAD;

    private Builder() {}

    /** The same delay after every attempt. */
    public Builder fixed(Duration delay) {
      return growing(Growth.FIXED, delay, 0, 1);
    }

    /**
     * A delay that is so many times longer after each attempt.
     *
     * @param first after the first
     * @param by how many times, from 1 on; 2 is usual
     */
    public Builder exponential(Duration first, double by) {
      if (!(by >= 1) || Double.isInfinite(by)) {
        throw new InvalidSettingException(
            "retry.factor", Double.toString(by), "give 1 or more, such as 2");
      }
      return growing(Growth.EXPONENTIAL, first, 1, by);
    }

    /** Delays of 1, 2, 3, 5, 8, 13 and so on times the first. */
    public Builder fibonacci(Duration first) {
      return growing(Growth.FIBONACCI, first, 1, 1);
    }

    private Builder growing(Growth how, Duration first, long least, double by) {
      firstNanos = SettingCheck.nanos("retry.delay", first, least, SettingCheck.LONGEST_NANOS);
      growth = how;
      factor = by;
      return this;
    }

    /** Asks this first, after every attempt. */
    public Builder supplied(DelaySupplier by) {
      supplier = by;
      return this;
    }

    /** The longest delay. Not said: a minute, and none if it is always the same without jitter. */
    public Builder maxDelay(Duration longest) {
      saidMostNanos = SettingCheck.nanos("retry.max-delay", longest, 0, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /** Scatters delays. */
    public Builder jitter(Jitter how) {
      if (how == null || how == Jitter.PLUS_MINUS) {
        throw new InvalidSettingException(
            "retry.jitter",
            String.valueOf(how),
            "give none, full, equal or decorrelated, or a duration to add and take away");
      }
      jitter = how;
      jitterNanos = 0;
      return this;
    }

    /** Adds or takes away up to this much; never below zero. */
    public Builder jitter(Duration plusMinus) {
      jitterNanos = SettingCheck.nanos("retry.jitter", plusMinus, 0, SettingCheck.LONGEST_NANOS);
      jitter = jitterNanos == 0 ? Jitter.NONE : Jitter.PLUS_MINUS;
      return this;
    }

    /** Where jitter comes from; for tests. */
    public Builder random(RandomSource source) {
      random = source;
      return this;
    }

    private long mostNanos() {
      if (saidMostNanos >= 0) {
        return saidMostNanos;
      }
      boolean asSaid = growth == Growth.FIXED && jitter != Jitter.DECORRELATED && supplier == null;
      return asSaid ? SettingCheck.LONGEST_NANOS : DEFAULT_MOST_NANOS;
    }

    /**
     * The delay.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public Backoff build() {
      if (firstNanos > mostNanos()) {
        throw new InvalidSettingException(
            "retry.delay",
            DurationText.of(firstNanos),
            "it is longer than retry.max-delay ("
                + DurationText.of(mostNanos())
                + "); give at most that, or a longer retry.max-delay");
      }
      if (jitter == Jitter.DECORRELATED && growth != Growth.FIXED) {
        throw new InvalidSettingException(
            "retry.jitter",
            "decorrelated",
            "it makes delays grow by itself; leave retry.growth fixed, or give another jitter");
      }
      if ((jitter == Jitter.DECORRELATED || jitter == Jitter.FULL || jitter == Jitter.EQUAL)
          && firstNanos == 0) {
        throw new InvalidSettingException(
            "retry.jitter",
            jitter.name().toLowerCase(Locale.ROOT),
            "there is no delay to scatter; give retry.delay");
      }
      return new Backoff(this);
    }
  }
}
