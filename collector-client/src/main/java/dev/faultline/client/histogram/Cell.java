package dev.faultline.client.histogram;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The durations of a histogram that some of its threads have recorded. Counters are made an octave
 * at a time, when it has its first duration. Thread-safe and lock-free.
 */
final class Cell {
  private static final int SUM = 0;
  private static final int ZEROS = 1;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 3;
  private static final int FIGURES = 4;

  /** So many numbers fill a line of the processor's cache, or two. */
  private static final int LINE = 8;

  /** What is known of all durations together, at {@link #SUM} and so on. */
  private final AtomicLongArray figures;

  private final AtomicReferenceArray<AtomicLongArray> octaves;

  /** How many numbers are unused at both ends of what is written. */
  private final int margin;

  /** Used by whoever loses a race; a count that is lost here itself does not matter. */
  private int lostRaces;

  private long countingSince;

  private Cell(int octaves, int margin) {
    this.margin = margin;
    this.octaves = new AtomicReferenceArray<>(octaves);
    this.figures = new AtomicLongArray(FIGURES + 2 * margin);
    figures.set(margin + SHORTEST, Long.MAX_VALUE);
  }

  /**
   * The only one of its histogram.
   *
   * @param octaves how many there are
   */
  static Cell alone(int octaves) {
    return new Cell(octaves, 0);
  }

  /**
   * One of several for threads that run at the same time: what it writes is in no line of the cache
   * with anything that another thread reads.
   */
  static Cell besideOthers(int octaves) {
    return new Cell(octaves, LINE);
  }

  /**
   * Notes a duration of 0.
   *
   * @return as {@link #record}
   */
  boolean recordZero() {
    long zeros = zeros();
    boolean alone = figures.compareAndSet(margin + ZEROS, zeros, zeros + 1);
    if (!alone) {
      figures.getAndIncrement(margin + ZEROS);
    }
    return alone;
  }

  /**
   * Notes a duration.
   *
   * @param nanos 1 or more
   * @param bucket by {@link SecondsBuckets#of}
   * @return false when another thread recorded here at the same moment, which has cost time; the
   *     duration is noted all the same
   */
  boolean record(long nanos, int bucket) {
    // First what may fail, for want of memory; then range, sum and count, which are read in the
    // opposite order: what is counted is in the others too.
    AtomicLongArray octave = octave(bucket >>> SecondsBuckets.SCALE);
    if (nanos < shortest()) {
      shorter(nanos);
    }
    if (nanos > longest()) {
      longer(nanos);
    }
    long sum = sum();
    boolean alone = figures.compareAndSet(margin + SUM, sum, sum + nanos);
    if (!alone) {
      figures.getAndAdd(margin + SUM, nanos);
    }
    octave.getAndIncrement(margin + (bucket & SecondsBuckets.PER_OCTAVE - 1));
    return alone;
  }

  private AtomicLongArray octave(int number) {
    AtomicLongArray there = octaves.get(number);
    if (there == null) {
      AtomicLongArray made = new AtomicLongArray(SecondsBuckets.PER_OCTAVE + 2 * margin);
      there = octaves.compareAndSet(number, null, made) ? made : octaves.get(number);
    }
    return there;
  }

  private void shorter(long nanos) {
    for (long now = shortest(); nanos < now; now = shortest()) {
      figures.compareAndSet(margin + SHORTEST, now, nanos);
    }
  }

  private void longer(long nanos) {
    for (long now = longest(); nanos > now; now = longest()) {
      figures.compareAndSet(margin + LONGEST, now, nanos);
    }
  }

  /**
   * Notes that a race was lost.
   *
   * @param many how many are worth reading the clock for
   * @param within nanoseconds
   * @return whether there were so many in less time
   */
  boolean lostTooMany(int many, long within) {
    if (++lostRaces < many) {
      return false;
    }
    lostRaces = 0;
    long before = countingSince;
    long now = System.nanoTime();
    countingSince = now;
    return before != 0 && now - before < within;
  }

  /** Whether an octave has had a duration; 0 for that of {@link SecondsBuckets#FIRST_EXPONENT}. */
  boolean has(int octave) {
    return octaves.get(octave) != null;
  }

  /** How many durations a bucket has of an octave that {@link #has} any. */
  long count(int octave, int bucket) {
    return octaves.get(octave).get(margin + bucket);
  }

  /** Of all durations, in nanoseconds, unsigned. */
  long sum() {
    return figures.get(margin + SUM);
  }

  long zeros() {
    return figures.get(margin + ZEROS);
  }

  /** Of those that were not 0; {@link Long#MAX_VALUE} when there was none. */
  long shortest() {
    return figures.get(margin + SHORTEST);
  }

  /** 0 when there was none. */
  long longest() {
    return figures.get(margin + LONGEST);
  }
}
