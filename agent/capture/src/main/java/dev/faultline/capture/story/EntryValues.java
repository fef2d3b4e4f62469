package dev.faultline.capture.story;

import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments as they were at a method's entry, beside what is known of its locals later. */
final class EntryValues {

  private static final String LATER = " (when it threw)";

  private EntryValues() {}

  /**
   * The arguments by their names, then the other locals. An argument that the method has assigned
   * to is there twice, with its later value under a name that says so.
   *
   * @param entry the receiver and the arguments
   * @param later variables of the place that threw
   */
  static Map<String, Object> before(Map<String, Object> entry, Map<String, Object> later) {
    Map<String, Object> all = new LinkedHashMap<>(entry);
    for (Map.Entry<String, Object> one : later.entrySet()) {
      String name = one.getKey();
      if (!entry.containsKey(name)) {
        all.put(name, one.getValue());
      } else if (!equal(entry.get(name), one.getValue())) {
        all.put(name + LATER, one.getValue());
      }
    }
    return all;
  }

  private static boolean equal(Object one, Object other) {
    return one == null ? other == null : one.equals(other);
  }
}
