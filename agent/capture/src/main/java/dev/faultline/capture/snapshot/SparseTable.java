package dev.faultline.capture.snapshot;

import java.lang.reflect.Array;
import java.lang.reflect.Field;

/**
 * The table of a hash map that once was large and is nearly empty now: an iterator goes through
 * millions of empty slots before it finds its first entry. Immutable, thread-safe.
 */
final class SparseTable {

  private static final int LARGE = 1 << 16;
  private static final int SLOTS_PER_ENTRY = 64;

  private final Field map;
  private final Field table;

  /**
   * @param map the field of a set in which its map is; null for a map
   * @param table the field of the map in which its table is
   */
  SparseTable(Field map, Field table) {
    this.map = map;
    this.table = table;
  }

  boolean isSparse(Object container, int size) throws IllegalAccessException {
    Object holder = map == null ? container : map.get(container);
    if (size == 0 || !table.getDeclaringClass().isInstance(holder)) {
      return false;
    }
    Object slots = table.get(holder);
    int length = slots == null ? 0 : Array.getLength(slots);
    return length > LARGE && length / SLOTS_PER_ENTRY > size;
  }
}
