package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameVerdict;
import dev.faultline.capture.redaction.NamedPairs;
import dev.faultline.capture.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entries of one map as they are collected. Used by one thread. */
final class ShownEntries {

  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final int depth;
  private final SnapshotWalk walk;
  private int count;

  /**
   * @param depth how many objects enclose the map
   */
  ShownEntries(int depth, SnapshotWalk walk) {
    this.depth = depth;
    this.walk = walk;
  }

  /** Whether no more entries may be shown. */
  boolean isFull() {
    return count >= walk.limits().elements() || walk.isLate();
  }

  void add(Object key, Object value) {
    CharSequence name = name(key);
    // By the whole name, however little of it is shown.
    NameVerdict verdict = walk.verdict(name.toString());
    String shown = walk.text(name);
    entries.put(
        entries.containsKey(shown) ? shown + " #" + count : shown,
        walk.judged(verdict, value, depth + 1));
    count++;
  }

  /** Says that there are more, of so many in all; less than 0: nobody knows how many. */
  ShownEntries rest(int size) {
    entries.put("…", size < 0 ? "more" : Texts.more(size - count, walk.isLate()));
    return this;
  }

  void changed() {
    entries.put("…", "changed while it was read");
  }

  Map<String, Object> shown() {
    // An entry may name another one.
    for (Map.Entry<String, Object> value : entries.entrySet()) {
      if (NamedPairs.isValue(value.getKey())) {
        for (Map.Entry<String, Object> name : entries.entrySet()) {
          if (NamedPairs.isName(name.getKey())) {
            value.setValue(walk.paired(name.getValue(), value.getValue()));
          }
        }
      }
    }
    return entries;
  }

  private CharSequence name(Object key) {
    if (key instanceof String) {
      return (String) key;
    }
    if (key == null || key instanceof Integer || key instanceof Long || key instanceof Character) {
      return String.valueOf(key);
    }
    ObjectPlan plan = walk.planOf(key.getClass());
    if (plan == LeafPlan.ENUM) {
      return ((Enum<?>) key).name();
    }
    if (plan == LeafPlan.PLAIN_TEXT) {
      return PlainText.of(key);
    }
    return plan == LeafPlan.REDACTED ? Redaction.REDACTED : key.getClass().getName();
  }
}
