package dev.faultline.capture.story;

import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a recorded throw after its story is settled: all but the throwable. Immutable.
 */
final class ThrowSnapshot {

  private final Site site;
  private final Map<String, Object> variables;

  private ThrowSnapshot(Site site, Map<String, Object> variables) {
    this.site = site;
    this.variables = variables;
  }

  /** What is to be kept of the throws among the records, in their order. */
  static List<ThrowSnapshot> of(List<Record> records) {
    List<ThrowSnapshot> snapshots = new ArrayList<>(records.size());
    for (Record record : records) {
      if (record instanceof ThrowRecord) {
        snapshots.add(new ThrowSnapshot(record.site(), ((ThrowRecord) record).variables()));
      }
    }
    return snapshots;
  }

  /** Whether its variables are those of the entry of its method. */
  boolean isEntry() {
    return site instanceof ExitSite && ((ExitSite) site).tellsEntry();
  }

  /** Whether its variables are those of the entry of the call that the other one is of. */
  boolean isEntryOf(ThrowSnapshot before) {
    return isEntry() && !before.isEntry() && site.isInMethodOf(before.site);
  }

  Site site() {
    return site;
  }

  /** Null when no snapshot was made. */
  Map<String, Object> variables() {
    return variables;
  }
}
