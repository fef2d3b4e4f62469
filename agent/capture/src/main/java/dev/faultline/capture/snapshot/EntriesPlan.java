package dev.faultline.capture.snapshot;

import java.util.Map;

/** A map of the JDK whose iterator runs the JDK's code only, shown as a key-value list. */
final class EntriesPlan extends ObjectPlan {

  private final boolean counts;
  private final SparseTable table;

  /**
   * @param counts whether its size is known without going through it
   * @param table the hash table that its iterator goes through; or null
   */
  EntriesPlan(boolean counts, SparseTable table) {
    super(false);
    this.counts = counts;
    this.table = table;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    Map<?, ?> map = (Map<?, ?>) value;
    int size = counts ? map.size() : -1;
    ShownEntries entries = new ShownEntries(depth, walk);
    if (table != null && table.isSparse(value, size)) {
      return entries.rest(size).shown();
    }
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entries.isFull()) {
          entries.rest(size);
          break;
        }
        entries.add(entry.getKey(), entry.getValue());
      }
    } catch (RuntimeException changedByAnotherThread) {
      entries.changed();
    }
    return entries.shown();
  }
}
