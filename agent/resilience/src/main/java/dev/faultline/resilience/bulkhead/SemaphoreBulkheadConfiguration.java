package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;
import java.util.Objects;

/**
 * What a bulkhead goes by. Immutable; two of equal settings are equal. What is not said: ten calls
 * at once, and nobody waits.
 */
public final class SemaphoreBulkheadConfiguration {

  private final int maxConcurrent;
  private final int maxWaiting;
  private final long maxWaitNanos;

  private SemaphoreBulkheadConfiguration(Builder builder) {
    maxConcurrent = builder.maxConcurrent;
    maxWaiting = builder.maxWaiting;
    maxWaitNanos = builder.maxWaitNanos;
  }

  /** Begins a configuration with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many calls may be under way at once. */
  public int maxConcurrent() {
    return maxConcurrent;
  }

  /** How many calls may wait; 0: none. */
  public int maxWaiting() {
    return maxWaiting;
  }

  /** For how many nanoseconds a call may wait; {@link Long#MAX_VALUE}: as long as it takes. */
  public long maxWaitNanos() {
    return maxWaitNanos;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SemaphoreBulkheadConfiguration)) {
      return false;
    }
    SemaphoreBulkheadConfiguration that = (SemaphoreBulkheadConfiguration) other;
    return maxConcurrent == that.maxConcurrent
        && maxWaiting == that.maxWaiting
        && maxWaitNanos == that.maxWaitNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(maxConcurrent, maxWaiting, maxWaitNanos);
  }

  @Override
  public String toString() {
    return maxConcurrent
        + " at once"
        + (maxWaiting == 0 ? "" : ", " + maxWaiting + " waiting")
        + (maxWaiting == 0 || maxWaitNanos == Long.MAX_VALUE
            ? ""
            : " up to " + DurationText.of(maxWaitNanos));
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private int maxConcurrent = 10;
    private int maxWaiting;
    private long maxWaitNanos = Long.MAX_VALUE;

    private Builder() {}

    /** How many calls may be under way at once, 1 or more. */
    public Builder maxConcurrent(int calls) {
      maxConcurrent = SettingCheck.count("bulkhead.max-concurrent", calls, 1, Integer.MAX_VALUE);
      return this;
    }

    /** How many calls may wait for one of those to end. Not said: none. */
    public Builder maxWaiting(int calls) {
      maxWaiting = SettingCheck.count("bulkhead.max-waiting", calls, 0, Integer.MAX_VALUE);
      return this;
    }

    /** How long a call may wait. Not said: as long as it takes. */
    public Builder maxWait(Duration wait) {
      maxWaitNanos = SettingCheck.nanos("bulkhead.max-wait", wait, 1, SettingCheck.LONGEST_NANOS);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public SemaphoreBulkheadConfiguration build() {
      if (maxWaiting == 0 && maxWaitNanos != Long.MAX_VALUE) {
        throw new InvalidSettingException(
            "bulkhead.max-wait",
            DurationText.of(maxWaitNanos),
            "no call waits, because bulkhead.max-waiting is 0; leave it out, or say how many may"
                + " wait");
      }
      return new SemaphoreBulkheadConfiguration(this);
    }
  }
}
