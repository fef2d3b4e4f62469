package dev.faultline.capture.context;

import java.util.Arrays;
import java.util.Map;

/** A few names with values. Immutable: setting one makes a copy, which is small. */
final class Tags {

  static final Tags NONE = new Tags(new Object[0]);

  /** What comes beyond is left out: the first ones are those that were thought of. */
  static final int MAX = 64;

  /** Names and values by turns. */
  private final Object[] entries;

  private Tags(Object[] entries) {
    this.entries = entries;
  }

  /**
   * These and one more, which replaces one of the same name.
   *
   * @param value a String, Long, Double or Boolean
   */
  Tags with(String name, Object value) {
    for (int i = 0; i < entries.length; i += 2) {
      if (name.equals(entries[i])) {
        Object[] copy = entries.clone();
        copy[i + 1] = value;
        return new Tags(copy);
      }
    }
    if (entries.length == 2 * MAX) {
      return this;
    }
    Object[] copy = Arrays.copyOf(entries, entries.length + 2);
    copy[entries.length] = name;
    copy[entries.length + 1] = value;
    return new Tags(copy);
  }

  /** Puts all of them into the map, over those of the same name. */
  void putInto(Map<String, Object> tags) {
    for (int i = 0; i < entries.length; i += 2) {
      tags.put((String) entries[i], entries[i + 1]);
    }
  }
}
