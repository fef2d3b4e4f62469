package dev.faultline.client.histogram;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Cells among which threads are spread, so that they do not wait for each other. A cell is made
 * when its first thread comes. Thread-safe and lock-free.
 */
final class Stripes {
  /** More would be spread no better: as many threads run at once as there are processors. */
  private static final int PER_PROCESSOR = 4;

  private static final int MOST = 64;

  /** As in Fibonacci hashing: identity hashes of threads may differ in few bits. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int ROTATION = 7;

  /** How often threads are spread anew because several that are busy have met again. */
  private static final int MOST_SHUFFLES = 16;

  private final AtomicReferenceArray<Cell> cells;
  private final int shift;
  private final int shuffles;

  private Stripes(AtomicReferenceArray<Cell> cells, int shuffles) {
    this.cells = cells;
    this.shift = 32 - Integer.numberOfTrailingZeros(cells.length());
    this.shuffles = shuffles;
  }

  /** Stripes without any cell yet. */
  static Stripes create() {
    int wanted = Math.min(MOST, PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    return new Stripes(
        new AtomicReferenceArray<Cell>(Integer.highestOneBit(Math.max(8, 2 * wanted - 1))), 0);
  }

  /** The same cells with other threads in each; itself when that was done often enough. */
  Stripes shuffled() {
    return shuffles < MOST_SHUFFLES ? new Stripes(cells, shuffles + 1) : this;
  }

  /**
   * The calling thread's cell.
   *
   * @param octaves of a cell that is made
   */
  Cell own(int octaves) {
    // The thread's number would do as well, but its class may be the application's and override
    // the method; the identity hash asks nobody.
    int hash = System.identityHashCode(Thread.currentThread());
    int index = Integer.rotateLeft(hash, shuffles * ROTATION) * SPREAD >>> shift;
    Cell own = cells.get(index);
    return own == null ? make(index, octaves) : own;
  }

  private Cell make(int index, int octaves) {
    Cell made = Cell.besideOthers(octaves);
    return cells.compareAndSet(index, null, made) ? made : cells.get(index);
  }

  /** How many cells there may be. */
  int size() {
    return cells.length();
  }

  /** Null when no thread has come to it. */
  Cell get(int index) {
    return cells.get(index);
  }
}
