package dev.faultline.resilience.limiter;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.util.Objects;

/**
 * What a rate limiter goes by. Immutable; two of equal settings are equal. What is not said: 100
 * calls in each second, and nobody waits.
 */
public final class RateLimiterConfiguration {

  private static final int MOST_PERMITS = 1_000_000;
  private static final long SHORTEST_PERIOD_NANOS = 10_000_000;
  private static final long SHORTEST_INTERVAL_NANOS = 100;

  private final RateLimiterKind kind;
  private final int permits;
  private final long periodNanos;
  private final int burst;
  private final long minSpacingNanos;
  private final long maxWaitNanos;

  private RateLimiterConfiguration(Builder builder) {
    kind = builder.kind;
    permits = builder.permits;
    periodNanos = builder.periodNanos;
    burst = builder.burst == 0 ? 1 : builder.burst;
    minSpacingNanos = builder.minSpacingNanos;
    maxWaitNanos = builder.maxWaitNanos;
  }

  /** Begins a configuration with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How permits are spread over time. */
  public RateLimiterKind kind() {
    return kind;
  }

  /** How many calls may be made in a period. */
  public int permits() {
    return permits;
  }

  /** The period in nanoseconds. */
  public long periodNanos() {
    return periodNanos;
  }

  /**
   * How many calls can be made at once after a pause; 1 where the kind has no bursts of its own.
   */
  public int burst() {
    return burst;
  }

  /** Nanoseconds between one call and the next at least; 0: none. */
  public long minSpacingNanos() {
    return minSpacingNanos;
  }

  /** For how many nanoseconds at most a call waits for its permit; 0: it does not wait. */
  public long maxWaitNanos() {
    return maxWaitNanos;
  }

  /** Rounded up, so that there are never too many. */
  private long intervalNanos() {
    return (periodNanos + permits - 1) / permits;
  }

  /** Whether the other hands out the same times, however long calls wait for them. */
  boolean hasScheduleOf(RateLimiterConfiguration other) {
    return kind == other.kind
        && permits == other.permits
        && periodNanos == other.periodNanos
        && burst == other.burst
        && minSpacingNanos == other.minSpacingNanos;
  }

  /** A schedule that begins at this time. */
  Schedule schedule(long due) {
    switch (kind) {
      case SMOOTH:
        return new SmoothSchedule(intervalNanos(), burst, due);
      case FIXED:
        return minSpacingNanos == 0
            ? new FixedSchedule(permits, periodNanos)
            : new RingSchedule(permits, periodNanos, minSpacingNanos, true);
      default:
        return new RingSchedule(permits, periodNanos, minSpacingNanos, false);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RateLimiterConfiguration
        && hasScheduleOf((RateLimiterConfiguration) other)
        && maxWaitNanos == ((RateLimiterConfiguration) other).maxWaitNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, permits, periodNanos, burst, minSpacingNanos, maxWaitNanos);
  }

  @Override
  public String toString() {
    return permits
        + " in "
        + DurationText.of(periodNanos)
        + " "
        + kind
        + (burst > 1 ? ", bursts of " + burst : "")
        + (minSpacingNanos > 0 ? ", spaced by " + DurationText.of(minSpacingNanos) : "")
        + (maxWaitNanos > 0 ? ", waiting up to " + DurationText.of(maxWaitNanos) : "");
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private RateLimiterKind kind = RateLimiterKind.FIXED;
    private int permits = 100;
    private long periodNanos = 1_000_000_000;
    private int burst;
    private long minSpacingNanos;
    private long maxWaitNanos;

    private Builder() {}

    /** How permits are spread over time. */
    public Builder kind(RateLimiterKind how) {
      if (how == null) {
        throw new InvalidSettingException(
            "rate-limiter.spread", "null", "give smooth, fixed or rolling");
      }
      kind = how;
      return this;
    }

    /**
     * How many calls may be made in a period.
     *
     * @param count from 1 to a million
     */
    public Builder permits(int count) {
      permits = SettingCheck.count("rate-limiter.permits", count, 1, MOST_PERMITS);
      return this;
    }

    /** The time that permits are for, from 10 ms on. */
    public Builder period(Duration period) {
      periodNanos =
          SettingCheck.nanos(
              "rate-limiter.period", period, SHORTEST_PERIOD_NANOS, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /** How many calls a smooth limiter lets through at once after a pause. Not said: one. */
    public Builder burst(int calls) {
      burst = SettingCheck.count("rate-limiter.burst", calls, 1, MOST_PERMITS);
      return this;
    }

    /** How far apart calls must be, of a limiter that is not smooth. Refused calls do not count. */
    public Builder minSpacing(Duration spacing) {
      minSpacingNanos =
          SettingCheck.nanos("rate-limiter.min-spacing", spacing, 0, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /** How long a call may wait for its permit; zero: it is refused at once. */
    public Builder maxWait(Duration wait) {
      maxWaitNanos =
          SettingCheck.nanos("rate-limiter.max-wait", wait, 0, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public RateLimiterConfiguration build() {
      boolean smooth = kind == RateLimiterKind.SMOOTH;
      if (smooth && minSpacingNanos > 0) {
        throw new InvalidSettingException(
            "rate-limiter.min-spacing",
            DurationText.of(minSpacingNanos),
            "a smooth limiter spaces calls by itself; leave it out, or have rate-limiter.spread"
                + " fixed or rolling");
      }
      if (!smooth && burst > 0) {
        throw new InvalidSettingException(
            "rate-limiter.burst",
            Integer.toString(burst),
            "only a smooth limiter has it; leave it out, or have rate-limiter.spread smooth");
      }
      if (minSpacingNanos > periodNanos) {
        throw new InvalidSettingException(
            "rate-limiter.min-spacing",
            DurationText.of(minSpacingNanos),
            "it is longer than rate-limiter.period ("
                + DurationText.of(periodNanos)
                + "), so there never would be a second permit to use; give at most that");
      }
      if (smooth && periodNanos / permits < SHORTEST_INTERVAL_NANOS) {
        throw new InvalidSettingException(
            "rate-limiter.permits",
            Integer.toString(permits),
            "in "
                + DurationText.of(periodNanos)
                + " that is more than ten million a second, too many to space; give fewer, or"
                + " have rate-limiter.spread fixed");
      }
      if (smooth && burst > 1 && periodNanos / permits > SettingCheck.LONGEST_NANOS / 4 / burst) {
        throw new InvalidSettingException(
            "rate-limiter.burst",
            Integer.toString(burst),
            "it takes more than 25 years to save so many; give fewer");
      }
      return new RateLimiterConfiguration(this);
    }
  }
}
