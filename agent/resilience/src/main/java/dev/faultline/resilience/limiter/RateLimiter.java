package dev.faultline.resilience.limiter;

import dev.faultline.resilience.setting.Configurable;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets so many calls through in so much time. Several guards may share one. Thread-safe and
 * lock-free, and nothing is made for a call: it reserves a time, and whoever makes the call waits
 * for that in its own way.
 *
 * <pre>
 * long time = limiter.reserve();
 * if (time &lt; 0) {
 *   refuse; worth another try in -time nanoseconds
 * }
 * wait for limiter.waitNanos(time), then call; or limiter.cancel(time)
 * </pre>
 */
public final class RateLimiter implements Configurable<RateLimiterConfiguration> {

  private final String name;
  private final Ticker ticker;
  private final long origin;
  private final AtomicReference<Limit> limit;

  /** A limiter none of whose permits has been taken. */
  public RateLimiter(String name, RateLimiterConfiguration configuration, Ticker ticker) {
    this.name = name;
    this.ticker =
        SettingCheck.given("rate-limiter.ticker", ticker, "give one, such as Ticker.SYSTEM");
    SettingCheck.given(
        "rate-limiter.configuration",
        configuration,
        "give one, as RateLimiterConfiguration builds it");
    origin = ticker.nanoTime();
    limit = new AtomicReference<>(new Limit(configuration, configuration.schedule(0), 0));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RateLimiterConfiguration configuration() {
    return limit.get().configuration;
  }

  /**
   * Takes the next permit, if the time for it is near enough.
   *
   * @return when the call may be made, for the other methods of this limiter; negative when the
   *     call is refused: then nothing is taken, and an earlier try than after that many
   *     nanoseconds, times -1, would be refused too
   */
  public long reserve() {
    return reserveAt(now());
  }

  /**
   * As {@link #reserve()}, for who has just read a clock: another reading costs as much as all
   * else.
   *
   * @param clock if it is not the limiter's own, that one is read
   * @param reading of the clock
   */
  public long reserve(Ticker clock, long reading) {
    return reserveAt(clock == ticker ? reading - origin : now());
  }

  private long reserveAt(long now) {
    Limit current = limit.get();
    return current.schedule.reserve(now, current.configuration.maxWaitNanos());
  }

  /**
   * Takes the next permit, if the call may be made now.
   *
   * @return false when it would have to wait, or be refused: then nothing is taken
   */
  public boolean tryAcquire() {
    return limit.get().schedule.reserve(now(), 0) >= 0;
  }

  /**
   * How long the call has to wait.
   *
   * @param time what {@link #reserve} gave
   * @return nanoseconds; 0 when it may be made
   */
  public long waitNanos(long time) {
    return Math.max(0, time - now());
  }

  /**
   * As {@link #waitNanos(long)}, for a time just given by {@link #reserve(Ticker, long)}: when
   * there is nothing to wait for, no clock is read.
   *
   * @param time what that gave
   * @param clock given to that
   * @param reading given to that
   */
  public long waitNanos(long time, Ticker clock, long reading) {
    return clock == ticker && time <= reading - origin ? 0 : waitNanos(time);
  }

  /**
   * Gives a permit back that will not be used. That is possible as long as nothing was reckoned
   * from it: with a smooth limiter, for the last that was reserved and had to wait; with fixed
   * periods, for those of the last period with reservations; never with a rolling period or with a
   * spacing. Else it counts as used, so that there never are too many.
   *
   * @param time what {@link #reserve} gave
   * @return whether somebody else can have it
   */
  public boolean cancel(long time) {
    Limit current = limit.get();
    return time >= current.cancelFrom && current.schedule.cancel(time);
  }

  /**
   * Goes by other settings from now on. Another time to wait keeps what has been taken; a smooth
   * limiter that stays one also keeps until when; else it begins anew.
   */
  @Override
  public void reconfigure(RateLimiterConfiguration configuration) {
    for (; ; ) {
      Limit current = limit.get();
      if (current.configuration.equals(configuration)
          || limit.compareAndSet(current, current.with(configuration, now()))) {
        return;
      }
    }
  }

  private long now() {
    return ticker.nanoTime() - origin;
  }

  @Override
  public String toString() {
    return "rate limiter " + name + ": " + configuration();
  }

  /** Settings, with what has been taken under them. */
  private static final class Limit {

    final RateLimiterConfiguration configuration;
    final Schedule schedule;

    /** Earlier times may be of a schedule before this one, which is gone. */
    final long cancelFrom;

    Limit(RateLimiterConfiguration configuration, Schedule schedule, long cancelFrom) {
      this.configuration = configuration;
      this.schedule = schedule;
      this.cancelFrom = cancelFrom;
    }

    Limit with(RateLimiterConfiguration other, long now) {
      if (configuration.hasScheduleOf(other)) {
        return new Limit(other, schedule, cancelFrom);
      }
      long due = schedule instanceof SmoothSchedule ? ((SmoothSchedule) schedule).due() : now;
      return new Limit(other, other.schedule(due), now + configuration.maxWaitNanos() + 1);
    }
  }
}
