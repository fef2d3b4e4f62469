package dev.faultline.resilience.timeout;

import dev.faultline.resilience.setting.DurationText;

/** The same time for every attempt. */
final class FixedTimeout extends Timeout {

  private final long limitNanos;

  FixedTimeout(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  @Override
  public long limitNanos() {
    return limitNanos;
  }

  @Override
  public long longestNanos() {
    return limitNanos;
  }

  @Override
  public void took(long nanos, boolean timedOut) {
    // What attempts take does not change it.
  }

  @Override
  public String toString() {
    return DurationText.of(limitNanos);
  }
}
