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
  private final boolean repeated;

  private ThrowRecord(
      Throwable throwable,
      ThrowSite site,
      Map<String, Object> variables,
      long occurrences,
      boolean repeated) {
    super(throwable, Thread.currentThread());
    this.site = site;
    this.variables = variables;
    this.occurrences = occurrences;
    this.repeated = repeated;
  }

  /** A new exception, thrown on this thread, that an event is to be made of. */
  static ThrowRecord first(
      Throwable throwable, ThrowSite site, Map<String, Object> variables, long occurrences) {
    return new ThrowRecord(throwable, site, variables, occurrences, false);
  }

  /** A new exception that is only kept if it wraps one that was recorded. */
  static ThrowRecord possibleWrapper(Throwable throwable, ThrowSite site) {
    return new ThrowRecord(throwable, site, null, 0, false);
  }

  /** An exception that this thread has thrown and counted before. */
  static ThrowRecord again(Throwable throwable, ThrowSite site, Map<String, Object> variables) {
    return new ThrowRecord(throwable, site, variables, 0, true);
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

  /** Whether the exception was counted at an earlier throw, so that this one is not counted. */
  public boolean isRepeated() {
    return repeated;
  }
}
