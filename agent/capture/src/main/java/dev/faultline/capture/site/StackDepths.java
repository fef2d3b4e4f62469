package dev.faultline.capture.site;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * How many exceptions of a fingerprint were recorded, by how deep in the stack they were made: what
 * is told of their callers without asking for them. Some depths share a count. Thread-safe and
 * lock-free.
 */
public final class StackDepths {

  /** More than so many of one depth are not told apart. */
  public static final int MOST = 3;

  private static final int BITS = 2;
  private static final int INDEX_BITS = 5;

  /** 2^32 divided by the golden ratio: spreads depths that lie close to each other. */
  private static final int SPREAD = 0x9e3779b9;

  private static final AtomicLongFieldUpdater<StackDepths> COUNTS =
      AtomicLongFieldUpdater.newUpdater(StackDepths.class, "counts");

  /** In the object itself: one line of the cache less at each exception. */
  private volatile long counts;

  /**
   * Whether fewer were recorded of this depth.
   *
   * @param depth in frames; negative when it is not known, and then nothing is fewer
   * @param few up to {@link #MOST}
   */
  public boolean hasFewer(int depth, int few) {
    return depth >= 0 && count(counts, shift(depth)) < few;
  }

  /** Notes that one was recorded; nothing when the depth is not known. */
  public void recorded(int depth) {
    if (depth < 0) {
      return;
    }
    int shift = shift(depth);
    for (long before = counts; count(before, shift) < MOST; before = counts) {
      if (COUNTS.compareAndSet(this, before, before + (1L << shift))) {
        return;
      }
    }
  }

  /** Forgets all of them. */
  public void clear() {
    counts = 0;
  }

  private static int shift(int depth) {
    return (depth * SPREAD >>> Integer.SIZE - INDEX_BITS) * BITS;
  }

  private static long count(long counts, int shift) {
    return counts >>> shift & (1 << BITS) - 1;
  }
}
