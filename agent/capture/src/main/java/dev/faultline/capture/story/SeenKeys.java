package dev.faultline.capture.story;

import java.util.Arrays;

/**
 * A set of keys that is emptied and used again, so that nothing is made for a key. Used by one
 * thread.
 */
final class SeenKeys {

  private static final int LEAST = 64;

  /** At most half full; 0 where nothing is. */
  private long[] table = new long[LEAST];

  /**
   * Empties the set.
   *
   * @param most how many keys will be added at most
   */
  void clear(int most) {
    int wanted = Math.max(LEAST, Integer.highestOneBit(most) << 2);
    if (table.length < wanted) {
      table = new long[wanted];
    } else {
      Arrays.fill(table, 0);
    }
  }

  /** False when the key is there already. */
  boolean add(long key) {
    long kept = key == 0 ? 1 : key;
    int slot = (int) kept & table.length - 1;
    while (table[slot] != 0) {
      if (table[slot] == kept) {
        return false;
      }
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = kept;
    return true;
  }
}
