package dev.faultline.resilience.retry.budget;

import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.setting.Configurable;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many of a service's calls may be made again, so that retries do not multiply an outage. Each
 * call saves a share of a retry, up to a bound; besides, so many retries a second are free. Shared
 * by all guards of a service. Thread-safe and lock-free, and nothing is made for a call; with the
 * savings at their bound, which is how it is while all is well, a call only reads.
 */
public final class RetryBudget implements Configurable<RetryBudgetConfiguration> {

  /** What one unit of the savings is of a retry. */
  static final double SMALLEST_SHARE = 0.000_001;

  private static final long UNITS = 1_000_000;

  private final String name;
  private final Ticker ticker;
  private final AtomicReference<Allowance> allowance;
  private final AtomicLong saved = new AtomicLong();

  /** A budget that has saved nothing yet. */
  public RetryBudget(String name, RetryBudgetConfiguration configuration, Ticker ticker) {
    this.name = name;
    this.ticker =
        SettingCheck.given("retry-budget.ticker", ticker, "give one, such as Ticker.SYSTEM");
    SettingCheck.given(
        "retry-budget.configuration",
        configuration,
        "give one, as RetryBudgetConfiguration builds it");
    allowance = new AtomicReference<>(new Allowance(configuration, ticker));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RetryBudgetConfiguration configuration() {
    return allowance.get().configuration;
  }

  /** A call is made for the first time. */
  public void called() {
    Allowance current = allowance.get();
    for (long units = saved.get(); units < current.mostUnits; units = saved.get()) {
      long more = Math.min(units + current.unitsOfCall, current.mostUnits);
      if (saved.compareAndSet(units, more)) {
        return;
      }
    }
  }

  /**
   * A call is to be made again.
   *
   * @return whether it may be; then the retry is taken from the budget
   */
  public boolean tryRetry() {
    RateLimiter free = allowance.get().free;
    if (free != null && free.reserve() >= 0) {
      return true;
    }
    for (long units = saved.get(); units >= UNITS; units = saved.get()) {
      if (saved.compareAndSet(units, units - UNITS)) {
        return true;
      }
    }
    return false;
  }

  /** How many retries are saved up, those that are free each second not counted. */
  public double saved() {
    return (double) saved.get() / UNITS;
  }

  /** Goes by other settings from now on. What is saved up stays, up to the new bound. */
  @Override
  public void reconfigure(RetryBudgetConfiguration configuration) {
    for (; ; ) {
      Allowance current = allowance.get();
      if (current.configuration.equals(configuration)) {
        return;
      }
      if (allowance.compareAndSet(current, current.with(configuration, ticker))) {
        break;
      }
    }
    long most = allowance.get().mostUnits;
    for (long units = saved.get(); units > most; units = saved.get()) {
      saved.compareAndSet(units, most);
    }
  }

  @Override
  public String toString() {
    return "retry budget " + name + ": " + saved() + " saved, " + configuration();
  }

  /** Settings in the budget's own units. Immutable, but for the free retries. */
  private static final class Allowance {

    final RetryBudgetConfiguration configuration;
    final long unitsOfCall;
    final long mostUnits;

    /** Null when none are free. */
    final RateLimiter free;

    Allowance(RetryBudgetConfiguration configuration, Ticker ticker) {
      this(configuration, freeRetries(configuration, ticker));
    }

    private Allowance(RetryBudgetConfiguration configuration, RateLimiter free) {
      this.configuration = configuration;
      this.free = free;
      unitsOfCall = Math.round(configuration.share() * UNITS);
      mostUnits = unitsOfCall == 0 ? 0 : configuration.maxSaved() * UNITS;
    }

    Allowance with(RetryBudgetConfiguration other, Ticker ticker) {
      return other.minimumPerSecond() == configuration.minimumPerSecond()
          ? new Allowance(other, free)
          : new Allowance(other, ticker);
    }

    private static RateLimiter freeRetries(RetryBudgetConfiguration configuration, Ticker ticker) {
      int perSecond = configuration.minimumPerSecond();
      if (perSecond == 0) {
        return null;
      }
      RateLimiterConfiguration limit =
          RateLimiterConfiguration.builder()
              .kind(RateLimiterKind.SMOOTH)
              .permits(perSecond)
              .period(Duration.ofSeconds(1))
              .burst(perSecond)
              .build();
      return new RateLimiter("free retries", limit, ticker);
    }
  }
}
