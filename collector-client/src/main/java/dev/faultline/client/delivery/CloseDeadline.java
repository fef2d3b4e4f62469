package dev.faultline.client.delivery;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Until when a closed delivery may still try; never, as long as it is open. Safe for use by many
 * threads.
 */
final class CloseDeadline {
  private final AtomicReference<Long> atNanos = new AtomicReference<>();

  /** Sets it, by {@link System#nanoTime()}; the first to do so wins. */
  void set(long atNanos) {
    this.atNanos.compareAndSet(null, atNanos);
  }

  /** What is left until it passes; {@link Long#MAX_VALUE} while open. */
  long remainingNanos() {
    Long at = atNanos.get();
    return at == null ? Long.MAX_VALUE : at - System.nanoTime();
  }

  boolean isPassed() {
    return remainingNanos() <= 0;
  }
}
