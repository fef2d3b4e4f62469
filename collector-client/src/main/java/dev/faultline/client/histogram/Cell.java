package dev.faultline.client.histogram;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The durations of a histogram that some of its threads have recorded; as a number, their sum in
 * nanoseconds, unsigned. Counters are made an octave at a time, when it has its first duration.
 * Thread-safe and lock-free.
 */
class Cell extends AtomicLong {
  private static final long serialVersionUID = 1;

  private static final AtomicLongFieldUpdater<Cell> ZEROS =
      AtomicLongFieldUpdater.newUpdater(Cell.class, "zeros");
  private static final AtomicLongFieldUpdater<Cell> SHORTEST =
      AtomicLongFieldUpdater.newUpdater(Cell.class, "shortest");
  private static final AtomicLongFieldUpdater<Cell> LONGEST =
      AtomicLongFieldUpdater.newUpdater(Cell.class, "longest");

  private final transient AtomicReferenceArray<AtomicLongArray> octaves;
  private volatile long zeros;
  private volatile long shortest = Long.MAX_VALUE;
  private volatile long longest;

  /** Used by whoever loses a race; a count that is lost here itself does not matter. */
  private int lostRaces;

  private long countingSince;

  /**
   * @param octaves how many there are
   */
  Cell(int octaves) {
    this.octaves = new AtomicReferenceArray<>(octaves);
  }

  /** Notes a duration of 0. */
  void recordZero() {
    ZEROS.incrementAndGet(this);
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
    if (nanos < shortest) {
      shorter(nanos);
    }
    if (nanos > longest) {
      longer(nanos);
    }
    long sum = get();
    boolean alone = compareAndSet(sum, sum + nanos);
    if (!alone) {
      addAndGet(nanos);
    }
    octave.getAndIncrement(bucket & SecondsBuckets.PER_OCTAVE - 1);
    return alone;
  }

  private AtomicLongArray octave(int number) {
    AtomicLongArray there = octaves.get(number);
    if (there == null) {
      AtomicLongArray made = new AtomicLongArray(SecondsBuckets.PER_OCTAVE);
      there = octaves.compareAndSet(number, null, made) ? made : octaves.get(number);
    }
    return there;
  }

  private void shorter(long nanos) {
    for (long now = shortest; nanos < now; now = shortest) {
      SHORTEST.compareAndSet(this, now, nanos);
    }
  }

  private void longer(long nanos) {
    for (long now = longest; nanos > now; now = longest) {
      LONGEST.compareAndSet(this, now, nanos);
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

  /**
   * The counters of an octave; null when it has no duration.
   *
   * @param number 0 for that of {@link SecondsBuckets#FIRST_EXPONENT}
   */
  AtomicLongArray counters(int number) {
    return octaves.get(number);
  }

  long zeros() {
    return zeros;
  }

  /** Of those that were not 0; {@link Long#MAX_VALUE} when there was none. */
  long shortest() {
    return shortest;
  }

  /** 0 when there was none. */
  long longest() {
    return longest;
  }

  /** One of several beside each other, which are far enough apart for caches to tell them apart. */
  static final class Padded extends Cell {
    private static final long serialVersionUID = 1;

    volatile long p1;
    volatile long p2;
    volatile long p3;
    volatile long p4;
    volatile long p5;
    volatile long p6;
    volatile long p7;
    volatile long p8;

    Padded(int octaves) {
      super(octaves);
    }
  }
}
