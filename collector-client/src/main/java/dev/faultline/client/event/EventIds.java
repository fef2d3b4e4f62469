package dev.faultline.client.event;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes event ids: UUIDs of version 7 (RFC 9562), each greater than all that this instance made
 * before.
 *
 * <p>The 48 bits of milliseconds and the 12 bits after them are one number that only ever grows:
 * when more than 4096 ids fall into one millisecond, or the clock is set back, the ids run ahead of
 * the clock. The other 62 bits are pseudo-random from a seed; ids are hard to collide with, not
 * hard to guess. Safe for use by many threads, lock-free.
 */
public final class EventIds {
  private static final int SEQUENCE_BITS = 12;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;
  private static final long FRESH_SEQUENCE_MASK = SEQUENCE_MASK >>> 1;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  private final AtomicLong last = new AtomicLong();
  private final UnixMillis clock;
  private final long seed;
  private final long secondSeed;

  /**
   * Ids by the system's clock, with a seed from the operating system where it offers one without
   * blocking.
   */
  public EventIds() {
    this(UnixMillis.SYSTEM, ProcessSeed.next(), ProcessSeed.next());
  }

  EventIds(UnixMillis clock, long seed, long secondSeed) {
    this.clock = clock;
    this.seed = seed;
    this.secondSeed = secondSeed;
  }

  /** The next id, 36 characters of text. */
  public String next() {
    long tick = nextTick();
    long high = (tick >>> SEQUENCE_BITS) << 16 | VERSION_7 | (tick & SEQUENCE_MASK);
    long random = SplitMix64.mix(SplitMix64.mix(tick ^ seed) + secondSeed);
    return new UUID(high, (random & VARIANT_MASK) | VARIANT).toString();
  }

  private long nextTick() {
    long millis = clock.now();
    // Starts each millisecond in the lower half of the sequence, so that there is room to count up.
    long fresh =
        millis << SEQUENCE_BITS | (SplitMix64.mix(millis ^ secondSeed) & FRESH_SEQUENCE_MASK);
    while (true) {
      long previous = last.get();
      long tick = fresh > previous ? fresh : previous + 1;
      if (last.compareAndSet(previous, tick)) {
        return tick;
      }
    }
  }
}
