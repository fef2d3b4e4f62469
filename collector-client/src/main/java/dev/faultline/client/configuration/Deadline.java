package dev.faultline.client.configuration;

import java.time.Duration;

/** Until when something may take. Immutable. */
final class Deadline {
  private final long atNanos;

  private Deadline(long atNanos) {
    this.atNanos = atNanos;
  }

  /** From now on. */
  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  /** One that is so much earlier. */
  Deadline before(Duration share) {
    return new Deadline(atNanos - share.toNanos());
  }

  /** Zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }
}
