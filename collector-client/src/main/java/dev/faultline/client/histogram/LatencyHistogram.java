package dev.faultline.client.histogram;

import dev.faultline.client.metric.ExponentialHistogram;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * How long something took, each time since the histogram was made. Durations are counted in
 * OpenTelemetry's own exponential buckets of scale {@value SecondsBuckets#SCALE}, so that nothing
 * is converted, and rounded, later on: a percentile is within 1.1 % of the true one. Counts, sum,
 * shortest and longest are exact.
 *
 * <p>Thread-safe: recording takes no lock and allocates nothing, but for the first duration of an
 * octave, of 288 bytes. A histogram takes some 400 bytes and those. Where threads record into one
 * at the same moment more than some ten thousand times a second, they are spread over several
 * cells, each as large, so that they do not wait for each other.
 */
public final class LatencyHistogram {
  /** What took longer is kept as this, in nanoseconds: a hundred days. */
  public static final long LONGEST = TimeUnit.DAYS.toNanos(100);

  private static final int OCTAVES = (SecondsBuckets.of(LONGEST) >>> SecondsBuckets.SCALE) + 1;

  /** So many lost races in so much time cost a thousandth of a processor's time. */
  private static final int MANY_LOST_RACES = 256;

  private static final long LITTLE_TIME = TimeUnit.MILLISECONDS.toNanos(25);

  private static final AtomicReferenceFieldUpdater<LatencyHistogram, Stripes> STRIPES =
      AtomicReferenceFieldUpdater.newUpdater(LatencyHistogram.class, Stripes.class, "stripes");

  static {
    // Loaded now, and not by the first thread that needs it, which may be near the end of its
    // stack.
    Stripes.create().shuffled().own(OCTAVES);
  }

  private final Cell first = Cell.alone(OCTAVES);

  /** Null until threads have met too often. */
  private volatile Stripes stripes;

  /**
   * Notes a duration.
   *
   * @param nanos in nanoseconds; below 0, which a clock that was set back gives, counts as 0
   */
  public void record(long nanos) {
    Stripes spread = stripes;
    Cell cell = spread == null ? first : spread.own(OCTAVES);
    if (!record(cell, nanos) && cell.lostTooMany(MANY_LOST_RACES, LITTLE_TIME)) {
      STRIPES.compareAndSet(this, spread, spread == null ? Stripes.create() : spread.shuffled());
    }
  }

  private static boolean record(Cell cell, long nanos) {
    if (nanos <= 0) {
      return cell.recordZero();
    }
    long duration = Math.min(nanos, LONGEST);
    return cell.record(duration, SecondsBuckets.of(duration));
  }

  /**
   * All durations so far, in seconds, as fine as they were recorded. Counts are exact: a duration
   * that is noted at this moment is in this one or in the next.
   */
  public ExponentialHistogram toExponential() {
    return totals().toExponential();
  }

  /** How many durations there have been so far. */
  public long count() {
    return totals().count();
  }

  private Totals totals() {
    Totals totals = new Totals(OCTAVES);
    totals.add(first);
    Stripes spread = stripes;
    for (int i = 0; spread != null && i < spread.size(); i++) {
      Cell cell = spread.get(i);
      if (cell != null) {
        totals.add(cell);
      }
    }
    return totals;
  }

  /** How many cells there are; 1 until threads have met too often. */
  int cells() {
    int cells = 1;
    Stripes spread = stripes;
    for (int i = 0; spread != null && i < spread.size(); i++) {
      cells += spread.get(i) == null ? 0 : 1;
    }
    return cells;
  }
}
