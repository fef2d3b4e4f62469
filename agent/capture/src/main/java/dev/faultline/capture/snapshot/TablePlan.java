package dev.faultline.capture.snapshot;

import java.lang.ref.Reference;
import java.lang.reflect.Field;

/**
 * A map of the JDK whose iterator takes a lock ({@code Hashtable}) or tidies up ({@code
 * WeakHashMap}), read from its table.
 */
final class TablePlan extends ObjectPlan {

  /** What can be looked through in well below a millisecond. */
  private static final int MOST_SLOTS = 1 << 16;

  private final Field table;
  private final Field size;
  private final Field key;
  private final Field value;
  private final Field next;

  /**
   * @param key the key of an entry; null when the entry is a reference to its key
   */
  TablePlan(Field table, Field size, Field key, Field value, Field next) {
    super(false);
    this.table = table;
    this.size = size;
    this.key = key;
    this.value = value;
    this.next = next;
  }

  @Override
  Object show(Object map, int depth, SnapshotWalk walk) throws IllegalAccessException {
    ShownEntries entries = new ShownEntries(depth, walk);
    Object[] slots = (Object[]) table.get(map);
    int length = slots == null ? 0 : slots.length;
    for (int i = 0; i < length; i++) {
      for (Object entry = slots[i]; entry != null; entry = next.get(entry)) {
        if (entries.isFull() || i >= MOST_SLOTS) {
          return entries.rest(size.getInt(map)).shown();
        }
        Object of = key == null ? ((Reference<?>) entry).get() : key.get(entry);
        if (of != null) {
          entries.add(of, value.get(entry));
        }
      }
    }
    return entries.shown();
  }
}
