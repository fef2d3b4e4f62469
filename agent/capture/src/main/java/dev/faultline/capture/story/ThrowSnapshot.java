package dev.faultline.capture.story;

import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.ThrowSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a recorded throw after its story is settled: all but the throwable. Immutable.
 */
final class ThrowSnapshot {

  private final ThrowSite site;
  private final Map<String, Object> variables;

  private ThrowSnapshot(ThrowSite site, Map<String, Object> variables) {
    this.site = site;
    this.variables = variables;
  }

  static List<ThrowSnapshot> of(List<ThrowRecord> records) {
    List<ThrowSnapshot> snapshots = new ArrayList<>(records.size());
    for (ThrowRecord record : records) {
      snapshots.add(new ThrowSnapshot(record.site(), record.variables()));
    }
    return snapshots;
  }

  ThrowSite site() {
    return site;
  }

  /** Null when no snapshot was made. */
  Map<String, Object> variables() {
    return variables;
  }
}
