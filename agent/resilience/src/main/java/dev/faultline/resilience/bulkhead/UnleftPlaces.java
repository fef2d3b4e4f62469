package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.call.StackRoom;

/**
 * Places of calls that are over and had no stack left to leave them. Whoever finds no place next
 * leaves them, or who asks how many are under way. Thread-safe.
 *
 * <p>A thread that can call nothing any more can still write; not even a monitor can be had there
 * for certain. So a call counts itself in a slot of {@link #ended}, and then sets {@link #any}. Two
 * that do so in the same nanosecond may hit the same slot; then one of the two stays in.
 */
public final class UnleftPlaces {

  /** The last slot; all bits that a slot's number can have. */
  public static final int LAST = (1 << 6) - 1;

  /** How many there were ever, by slot. */
  public final int[] ended = new int[LAST + 1];

  /** The number of the next slot. */
  public int next;

  /** Written behind a slot. */
  public volatile boolean any;

  /** How many were left, by slot; guarded by this. */
  private final int[] left = new int[LAST + 1];

  UnleftPlaces() {}

  /**
   * Leaves them.
   *
   * @return whether there were any
   * @throws StackOverflowError when there is no stack for it here either, and nothing has been done
   */
  boolean leave(SemaphoreBulkhead bulkhead) {
    if (!any) {
      return false;
    }
    StackRoom.ensureForSteps();
    any = false;
    boolean found = false;
    for (int slot = 0; slot <= LAST; slot++) {
      while (takeOne(slot)) {
        bulkhead.leave();
        found = true;
      }
    }
    return found;
  }

  private synchronized boolean takeOne(int slot) {
    if (left[slot] == ended[slot]) {
      return false;
    }
    left[slot]++;
    return true;
  }
}
