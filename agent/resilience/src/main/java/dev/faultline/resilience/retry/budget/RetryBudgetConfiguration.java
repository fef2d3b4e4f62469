package dev.faultline.resilience.retry.budget;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.util.Objects;

/**
 * What a retry budget goes by. Immutable; two of equal settings are equal. What is not said: a
 * fifth of the calls, and ten a second however few calls there are.
 */
public final class RetryBudgetConfiguration {

  private static final int MOST_PER_SECOND = 1_000_000;
  private static final int MOST_SAVED = 1_000_000;

  private final double share;
  private final int minimumPerSecond;
  private final int maxSaved;

  private RetryBudgetConfiguration(Builder builder) {
    share = builder.share;
    minimumPerSecond = builder.minimumPerSecond;
    maxSaved = builder.maxSaved;
  }

  /** Begins a configuration with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many retries each call allows for, from 0 to 1. */
  public double share() {
    return share;
  }

  /** How many retries a second there may be however few calls there are. */
  public int minimumPerSecond() {
    return minimumPerSecond;
  }

  /** How many retries can be saved up from calls that needed none. */
  public int maxSaved() {
    return maxSaved;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof RetryBudgetConfiguration)) {
      return false;
    }
    RetryBudgetConfiguration that = (RetryBudgetConfiguration) other;
    return Double.compare(share, that.share) == 0
        && minimumPerSecond == that.minimumPerSecond
        && maxSaved == that.maxSaved;
  }

  @Override
  public int hashCode() {
    return Objects.hash(share, minimumPerSecond, maxSaved);
  }

  @Override
  public String toString() {
    return "share " + share + ", minimum " + minimumPerSecond + "/s, saved up to " + maxSaved;
  }

  /**
   * Collects settings; each method throws {@link InvalidSettingException} for what the setting
   * cannot be. Not safe for use by several threads.
   */
  public static final class Builder {

    private double share = 0.2;
    private int minimumPerSecond = 10;
    private int maxSaved = 100;

    private Builder() {}

    /** How many retries each call allows for: 0.2 is one for five calls. */
    public Builder share(double ofCalls) {
      share = SettingCheck.share("retry-budget.share", ofCalls, true);
      if (share > 0 && share < RetryBudget.SMALLEST_SHARE) {
        throw new InvalidSettingException(
            "retry-budget.share",
            Double.toString(ofCalls),
            "give 0, or one for a million calls (0.000001) or more");
      }
      return this;
    }

    /** How many retries a second there may be however few calls there are; 0: none. */
    public Builder minimumPerSecond(int retries) {
      minimumPerSecond =
          SettingCheck.count("retry-budget.minimum-per-second", retries, 0, MOST_PER_SECOND);
      return this;
    }

    /** How many retries can be saved up from calls that needed none. */
    public Builder maxSaved(int retries) {
      maxSaved = SettingCheck.count("retry-budget.max-saved", retries, 1, MOST_SAVED);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when settings contradict each other
     */
    public RetryBudgetConfiguration build() {
      if (share == 0 && minimumPerSecond == 0) {
        throw new InvalidSettingException(
            "retry-budget.share",
            "0.0",
            "with retry-budget.minimum-per-second 0 there never is a retry; give one of them, or"
                + " leave the retry out");
      }
      return new RetryBudgetConfiguration(this);
    }
  }
}
