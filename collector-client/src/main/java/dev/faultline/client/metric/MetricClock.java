package dev.faultline.client.metric;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Times for metrics, in nanoseconds since 1970: those of the wall clock, which never go back. When
 * that is set back they go on from where they were, at its pace, until it has come there: points
 * that are older than the last ones would be refused or taken for another series. Used by one
 * thread.
 */
public final class MetricClock {
  private final LongSupplier wallMillis;
  private final LongSupplier nanos;
  private final long start;
  private long last;
  private long lastNanos;

  /**
   * The system's.
   *
   * @param startUnixNanos since when there has been something to count; 0 for now
   */
  public MetricClock(long startUnixNanos) {
    this(
        startUnixNanos,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return System.currentTimeMillis();
          }
        },
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return System.nanoTime();
          }
        });
  }

  MetricClock(long startUnixNanos, LongSupplier wallMillis, LongSupplier nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    this.start = startUnixNanos == 0 ? wall() : startUnixNanos;
    this.last = start;
    this.lastNanos = nanos.getAsLong();
  }

  private long wall() {
    return TimeUnit.MILLISECONDS.toNanos(wallMillis.getAsLong());
  }

  /** Since when there has been something to count. */
  public long start() {
    return start;
  }

  /** The time of values that are read now; never before the one before, or the start. */
  public long now() {
    long elapsed = nanos.getAsLong() - lastNanos;
    lastNanos += elapsed;
    long wall = wall();
    last = wall >= last ? wall : last + elapsed;
    return last;
  }
}
