package dev.faultline.resilience.breaker;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.util.Objects;

/**
 * What a circuit breaker goes by. Immutable; two of equal settings are equal.
 *
 * <p>What is not said is as in MicroProfile Fault Tolerance: a window of 20 calls that is looked at
 * when it is full, opened by half of them, for five seconds, closed by one successful probe.
 */
public final class CircuitBreakerConfiguration {

  /** What everything is that is not said. */
  public static final CircuitBreakerConfiguration DEFAULT = builder().build();

  private static final long SHORTEST_WINDOW_NANOS = 100_000_000;
  private static final long LONGEST_WINDOW_NANOS = 86_400_000_000_000L;

  private final int windowCalls;
  private final long windowNanos;
  private final int minimumCalls;
  private final double failureRate;
  private final double slowCallRate;
  private final long slowCallNanos;
  private final long delayNanos;
  private final int probes;
  private final long probeDeadlineNanos;
  private final TripRule tripRule;

  private CircuitBreakerConfiguration(Builder builder) {
    windowCalls = builder.windowCalls;
    windowNanos = builder.windowNanos;
    minimumCalls = builder.minimumCalls == 0 ? builder.windowCalls : builder.minimumCalls;
    failureRate = builder.failureRate;
    slowCallRate = builder.slowCallRate;
    slowCallNanos = builder.slowCallNanos;
    delayNanos = builder.delayNanos;
    probes = builder.probes;
    probeDeadlineNanos = builder.probeDeadlineNanos;
    tripRule = new TripRule(minimumCalls, failureRate, slowCallRate, slowCallNanos);
  }

  /** Begins a configuration with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether the window is one of time, not of a number of calls. */
  public boolean isTimeWindow() {
    return windowNanos > 0;
  }

  /** How many calls the window holds; 0 for a window of time. */
  public int windowCalls() {
    return windowCalls;
  }

  /** How long the window of time is, in nanoseconds; 0 for a window of calls. */
  public long windowNanos() {
    return windowNanos;
  }

  /** With fewer calls in the window the breaker stays closed. */
  public int minimumCalls() {
    return minimumCalls;
  }

  /** The share of failed calls, from 0 to 1, that opens the breaker. */
  public double failureRate() {
    return failureRate;
  }

  /** The share of slow calls, above 0, that opens the breaker, if calls can be slow. */
  public double slowCallRate() {
    return slowCallRate;
  }

  /** Longer calls are slow, in nanoseconds; {@link Long#MAX_VALUE}: none is. */
  public long slowCallNanos() {
    return slowCallNanos;
  }

  /** Whether calls can be slow, so that how long they take has to be measured. */
  public boolean looksAtDurations() {
    return slowCallNanos != Long.MAX_VALUE;
  }

  /** How long the breaker is open, in nanoseconds; 0: until the next call. */
  public long delayNanos() {
    return delayNanos;
  }

  /** How many probes are let through half-open, all of which must succeed to close. */
  public int probes() {
    return probes;
  }

  /** After how many nanoseconds a probe that has not ended is given up and another let through. */
  public long probeDeadlineNanos() {
    return probeDeadlineNanos;
  }

  TripRule tripRule() {
    return tripRule;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CircuitBreakerConfiguration)) {
      return false;
    }
    CircuitBreakerConfiguration that = (CircuitBreakerConfiguration) other;
    return windowCalls == that.windowCalls
        && windowNanos == that.windowNanos
        && minimumCalls == that.minimumCalls
        && Double.compare(failureRate, that.failureRate) == 0
        && Double.compare(slowCallRate, that.slowCallRate) == 0
        && slowCallNanos == that.slowCallNanos
        && delayNanos == that.delayNanos
        && probes == that.probes
        && probeDeadlineNanos == that.probeDeadlineNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        windowCalls,
        windowNanos,
        minimumCalls,
        failureRate,
        slowCallRate,
        slowCallNanos,
        delayNanos,
        probes,
        probeDeadlineNanos);
  }

  @Override
  public String toString() {
    return "window "
        + (isTimeWindow() ? DurationText.of(windowNanos) : windowCalls + " calls")
        + ", minimum calls "
        + minimumCalls
        + ", failure rate "
        + failureRate
        + (looksAtDurations()
            ? ", slow above " + DurationText.of(slowCallNanos) + " at rate " + slowCallRate
            : "")
        + ", delay "
        + DurationText.of(delayNanos)
        + ", probes "
        + probes
        + " within "
        + DurationText.of(probeDeadlineNanos);
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private int windowCalls = 20;
    private long windowNanos;
    private int minimumCalls;
    private double failureRate = 0.5;
    private double slowCallRate = 1;
    private long slowCallNanos = Long.MAX_VALUE;
    private boolean slowCallRateSet;
    private long delayNanos = 5_000_000_000L;
    private int probes = 1;
    private long probeDeadlineNanos = 60_000_000_000L;

    private Builder() {}

    /**
     * Looks at the last so many calls. The standard's {@code requestVolumeThreshold} is this, with
     * the minimum of calls left as it is.
     *
     * @param calls from 1 to 65536
     */
    public Builder windowCalls(int calls) {
      windowCalls = SettingCheck.count("circuit-breaker.window", calls, 1, CountWindow.LARGEST);
      windowNanos = 0;
      return this;
    }

    /**
     * Looks at the calls that ended within the last while, forgotten a tenth of it at a time.
     *
     * @param time from 100 ms to a day
     */
    public Builder windowTime(Duration time) {
      windowNanos =
          SettingCheck.nanos(
              "circuit-breaker.window", time, SHORTEST_WINDOW_NANOS, LONGEST_WINDOW_NANOS);
      windowCalls = 0;
      return this;
    }

    /**
     * Keeps the breaker closed as long as the window has fewer calls. Not said: as many as the
     * window holds; with a window of time it has to be said.
     *
     * @param calls 1 or more, and not more than a window of calls holds
     */
    public Builder minimumCalls(int calls) {
      minimumCalls =
          SettingCheck.count("circuit-breaker.minimum-calls", calls, 1, Integer.MAX_VALUE - 1);
      return this;
    }

    /**
     * Opens the breaker when this share of calls has failed.
     *
     * @param share from 0, which opens for a single failure among calls enough, to 1
     */
    public Builder failureRate(double share) {
      failureRate = SettingCheck.share("circuit-breaker.failure-rate", share, true);
      return this;
    }

    /**
     * Opens the breaker when this share of calls was slow. Not said: 1.
     *
     * @param share above 0, up to 1
     */
    public Builder slowCallRate(double share) {
      slowCallRate = SettingCheck.share("circuit-breaker.slow-call-rate", share, false);
      slowCallRateSet = true;
      return this;
    }

    /** Takes longer calls for slow, failed ones too, and a slow probe for a failed one. */
    public Builder slowCallDuration(Duration longest) {
      slowCallNanos =
          SettingCheck.nanos("circuit-breaker.slow-call-duration", longest, 0, Long.MAX_VALUE);
      return this;
    }

    /** Tries again after this; zero: with the next call. */
    public Builder delay(Duration delay) {
      delayNanos = SettingCheck.nanos("circuit-breaker.delay", delay, 0, Long.MAX_VALUE);
      return this;
    }

    /**
     * Lets so many calls through half-open, and closes when they all succeed. The standard's {@code
     * successThreshold}.
     *
     * @param count 1 or more
     */
    public Builder probes(int count) {
      probes = SettingCheck.count("circuit-breaker.probes", count, 1, Integer.MAX_VALUE);
      return this;
    }

    /** Gives up a probe that has not ended by then, and lets another through in its place. */
    public Builder probeDeadline(Duration deadline) {
      probeDeadlineNanos =
          SettingCheck.nanos("circuit-breaker.probe-deadline", deadline, 1, Long.MAX_VALUE);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public CircuitBreakerConfiguration build() {
      if (windowNanos == 0 && minimumCalls > windowCalls) {
        throw new InvalidSettingException(
            "circuit-breaker.minimum-calls",
            Integer.toString(minimumCalls),
            "the window never holds more than "
                + windowCalls
                + " calls, so the breaker would never open; give at most that, or a larger"
                + " circuit-breaker.window");
      }
      if (windowNanos > 0 && minimumCalls == 0) {
        throw new InvalidSettingException(
            "circuit-breaker.window",
            DurationText.of(windowNanos),
            "a window of time has to know how many calls are enough; give"
                + " circuit-breaker.minimum-calls");
      }
      if (slowCallRateSet && slowCallNanos == Long.MAX_VALUE) {
        throw new InvalidSettingException(
            "circuit-breaker.slow-call-rate",
            Double.toString(slowCallRate),
            "it is not said which calls are slow; give circuit-breaker.slow-call-duration");
      }
      return new CircuitBreakerConfiguration(this);
    }
  }
}
