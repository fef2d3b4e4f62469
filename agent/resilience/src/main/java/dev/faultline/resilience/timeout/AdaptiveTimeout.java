package dev.faultline.resilience.timeout;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A time that follows what attempts take: some times a percentile of the recent ones, within
 * bounds. Attempts that were ended because their time was up count with that time, so that it grows
 * again when everything gets slower. Reckoned anew some times in each slice of the window, by the
 * thread that happens to come then. Lock-free.
 */
public final class AdaptiveTimeout extends Timeout {

  private static final int UPDATES_PER_SLICE = 4;

  private final AdaptiveTimeoutConfiguration configuration;
  private final Ticker ticker;
  private final long origin;
  private final long updateNanos;
  private final RecentDurations recent;

  /** When the limit is next reckoned, in nanoseconds since this was made. */
  private final AtomicLong nextUpdate;

  private volatile long limitNanos;

  /** One that has seen no attempt yet. */
  public AdaptiveTimeout(AdaptiveTimeoutConfiguration configuration, Ticker ticker) {
    this.configuration = configuration;
    this.ticker = SettingCheck.given("timeout.ticker", ticker, "give one, such as Ticker.SYSTEM");
    SettingCheck.given(
        "timeout.configuration",
        configuration,
        "give one, as AdaptiveTimeoutConfiguration builds it");
    origin = ticker.nanoTime();
    recent = new RecentDurations(configuration.windowNanos(), ticker);
    updateNanos = configuration.windowNanos() / (RecentDurations.SLICES * UPDATES_PER_SLICE);
    nextUpdate = new AtomicLong(updateNanos);
    limitNanos = configuration.initialNanos();
  }

  /** What it goes by. */
  public AdaptiveTimeoutConfiguration configuration() {
    return configuration;
  }

  @Override
  public long limitNanos() {
    long now = ticker.nanoTime() - origin;
    long next = nextUpdate.get();
    if (now >= next && nextUpdate.compareAndSet(next, now + updateNanos)) {
      limitNanos = reckon();
    }
    return limitNanos;
  }

  @Override
  public long longestNanos() {
    return configuration.maxNanos();
  }

  private long reckon() {
    long percentile =
        recent.percentile(configuration.percentile() / 100, configuration.minimumCalls());
    if (percentile == 0) {
      return configuration.initialNanos();
    }
    long limit = (long) (percentile * configuration.factor());
    return Math.max(configuration.minNanos(), Math.min(limit, configuration.maxNanos()));
  }

  @Override
  public void took(long nanos, boolean timedOut) {
    recent.add(nanos);
  }

  @Override
  public String toString() {
    return DurationText.of(limitNanos) + ", " + configuration;
  }
}
