package dev.faultline.resilience.timeout;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.util.Objects;

/**
 * What an adaptive timeout goes by. Immutable; two of equal settings are equal. The longest has to
 * be said; what else is not said: twice what 99 % of the attempts of the last minute took, once
 * there are a hundred.
 */
public final class AdaptiveTimeoutConfiguration {

  /** What durations are told apart up to. */
  private static final long LONGEST_NANOS = 3_600_000_000_000L;

  private static final long SHORTEST_WINDOW_NANOS = 100_000_000;
  private static final long LONGEST_WINDOW_NANOS = 86_400_000_000_000L;

  private final double percentile;
  private final double factor;
  private final long minNanos;
  private final long maxNanos;
  private final long initialNanos;
  private final long windowNanos;
  private final int minimumCalls;

  private AdaptiveTimeoutConfiguration(Builder builder) {
    percentile = builder.percentile;
    factor = builder.factor;
    minNanos = builder.minNanos;
    maxNanos = builder.maxNanos;
    initialNanos = builder.initialNanos == 0 ? builder.maxNanos : builder.initialNanos;
    windowNanos = builder.windowNanos;
    minimumCalls = builder.minimumCalls;
  }

  /**
   * Begins a configuration with the defaults.
   *
   * @param max the longest that an attempt may ever take, up to an hour
   */
  public static Builder builder(Duration max) {
    return new Builder(max);
  }

  /** Which percentile of the recent durations counts, above 0, up to 100. */
  public double percentile() {
    return percentile;
  }

  /** How many times that an attempt may take, from 1 on. */
  public double factor() {
    return factor;
  }

  /** The least that an attempt may take, in nanoseconds. */
  public long minNanos() {
    return minNanos;
  }

  /** The most that an attempt may take, in nanoseconds. */
  public long maxNanos() {
    return maxNanos;
  }

  /** What an attempt may take as long as there are too few recent ones, in nanoseconds. */
  public long initialNanos() {
    return initialNanos;
  }

  /** How long attempts are recent, in nanoseconds. */
  public long windowNanos() {
    return windowNanos;
  }

  /** How many recent attempts it takes to go by them. */
  public int minimumCalls() {
    return minimumCalls;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof AdaptiveTimeoutConfiguration)) {
      return false;
    }
    AdaptiveTimeoutConfiguration that = (AdaptiveTimeoutConfiguration) other;
    return Double.compare(percentile, that.percentile) == 0
        && Double.compare(factor, that.factor) == 0
        && minNanos == that.minNanos
        && maxNanos == that.maxNanos
        && initialNanos == that.initialNanos
        && windowNanos == that.windowNanos
        && minimumCalls == that.minimumCalls;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        percentile, factor, minNanos, maxNanos, initialNanos, windowNanos, minimumCalls);
  }

  @Override
  public String toString() {
    return factor
        + " x p"
        + percentile
        + " of "
        + DurationText.of(windowNanos)
        + " from "
        + minimumCalls
        + " calls on, "
        + DurationText.of(minNanos)
        + " to "
        + DurationText.of(maxNanos)
        + ", at first "
        + DurationText.of(initialNanos);
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private double percentile = 99;
    private double factor = 2;
    private long minNanos = 1;
    private final long maxNanos;
    private long initialNanos;
    private long windowNanos = 60_000_000_000L;
    private int minimumCalls = 100;

    private Builder(Duration max) {
      maxNanos = SettingCheck.nanos("timeout.max", max, 1, LONGEST_NANOS);
    }

    /** Which percentile of the recent durations counts. */
    public Builder percentile(double percent) {
      if (!(percent > 0 && percent <= 100)) {
        throw new InvalidSettingException(
            "timeout.percentile",
            Double.toString(percent),
            "give a number above 0 and up to 100, such as 99");
      }
      percentile = percent;
      return this;
    }

    /** How many times that an attempt may take. */
    public Builder factor(double times) {
      if (!(times >= 1 && times <= 1_000)) {
        throw new InvalidSettingException(
            "timeout.factor", Double.toString(times), "give a number from 1 to 1000, such as 2");
      }
      factor = times;
      return this;
    }

    /** The least that an attempt may take, however fast the others are. */
    public Builder min(Duration least) {
      minNanos = SettingCheck.nanos("timeout.min", least, 1, LONGEST_NANOS);
      return this;
    }

    /** What an attempt may take as long as there are too few recent ones. Not said: the longest. */
    public Builder initial(Duration first) {
      initialNanos = SettingCheck.nanos("timeout.initial", first, 1, LONGEST_NANOS);
      return this;
    }

    /** How long attempts are recent. */
    public Builder window(Duration window) {
      windowNanos =
          SettingCheck.nanos("timeout.window", window, SHORTEST_WINDOW_NANOS, LONGEST_WINDOW_NANOS);
      return this;
    }

    /** How many recent attempts it takes to go by them. */
    public Builder minimumCalls(int calls) {
      minimumCalls = SettingCheck.count("timeout.minimum-calls", calls, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public AdaptiveTimeoutConfiguration build() {
      if (minNanos > maxNanos) {
        throw new InvalidSettingException(
            "timeout.min",
            DurationText.of(minNanos),
            "it is longer than timeout.max ("
                + DurationText.of(maxNanos)
                + "); give at most that, or a longer timeout.max");
      }
      if (initialNanos != 0 && (initialNanos < minNanos || initialNanos > maxNanos)) {
        throw new InvalidSettingException(
            "timeout.initial",
            DurationText.of(initialNanos),
            "give a duration from timeout.min ("
                + DurationText.of(minNanos)
                + ") to timeout.max ("
                + DurationText.of(maxNanos)
                + ")");
      }
      return new AdaptiveTimeoutConfiguration(this);
    }
  }
}
