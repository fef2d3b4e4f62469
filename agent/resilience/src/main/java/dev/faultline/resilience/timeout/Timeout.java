package dev.faultline.resilience.timeout;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import java.time.Duration;

/**
 * How long one attempt may take. A synchronous attempt that is still under way then is interrupted,
 * and has failed even if it returns after all; an asynchronous one is abandoned. Subclasses are
 * thread-safe and neither wait nor throw.
 */
public abstract class Timeout {

  /**
   * The same time for every attempt.
   *
   * @throws InvalidSettingException unless it is more than zero
   */
  public static Timeout of(Duration limit) {
    return new FixedTimeout(SettingCheck.nanos("timeout", limit, 1, SettingCheck.LONGEST_NANOS));
  }

  /** Nanoseconds that the attempt which begins now may take; more than zero. */
  public abstract long limitNanos();

  /** Nanoseconds that no attempt may take; a limit that varies never is higher. */
  public abstract long longestNanos();

  /**
   * An attempt has come to its end.
   *
   * @param nanos how long it took
   * @param timedOut whether it was ended because its time was up
   */
  public abstract void took(long nanos, boolean timedOut);
}
