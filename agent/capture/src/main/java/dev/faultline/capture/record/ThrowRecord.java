package dev.faultline.capture.record;

import dev.faultline.capture.site.ThrowSite;
import java.util.Map;

/**
 * One throw at a throw site, as noted on the thread that threw. Immutable but for the throwable
 * itself.
 */
public final class ThrowRecord extends Record {

  private final ThrowSite site;
  private final Map<String, Object> variables;
  private final long occurrences;

  ThrowRecord(
      Throwable throwable,
      ThrowSite site,
      Map<String, Object> variables,
      long occurrences,
      Thread thread) {
    super(throwable, thread);
    this.site = site;
    this.variables = variables;
    this.occurrences = occurrences;
  }

  public ThrowSite site() {
    return site;
  }

  /** Snapshot of the locals in scope; null when none was made. */
  public Map<String, Object> variables() {
    return variables;
  }

  /**
   * How many throws of new exceptions at this site the record stands for. 0 for a record that is
   * kept only if its exception turns out to belong to another that was recorded: one that wraps it,
   * or the same one thrown again.
   */
  public long occurrences() {
    return occurrences;
  }
}
