package dev.faultline.client.configuration;

import java.time.Duration;

/** Until when something may take. Immutable. */
final class Deadline {
  /** What the time of an end is divided into. */
  private static final int SHARES = 4;

  private final long atNanos;

  private Deadline(long atNanos) {
    this.atNanos = atNanos;
  }

  /** From now on. */
  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  /** What is set apart of the time of an end, for the disk or for metrics. */
  static Duration share(Duration timeout) {
    return timeout.dividedBy(SHARES);
  }

  /** One that is so much earlier. */
  Deadline before(Duration share) {
    return new Deadline(atNanos - share.toNanos());
  }

  /** This one, or one that is so far from now if that is later. */
  Deadline atLeast(Duration share) {
    Deadline other = in(share);
    return other.atNanos - atNanos > 0 ? other : this;
  }

  /** The earlier of the two. */
  Deadline orBefore(Deadline other) {
    return other.atNanos - atNanos < 0 ? other : this;
  }

  /** Zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }
}
