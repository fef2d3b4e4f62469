package dev.faultline.capture.record;

import dev.faultline.capture.site.Site;
import java.util.Map;

/** An exception at a throw site or an exit site, as noted on the thread that threw. */
public final class ThrowRecord extends Record {

  private final Map<String, Object> variables;
  private final boolean variablesWithheld;

  /** What goes along with it: the {@link RecordQueue}'s. */
  volatile Object along;

  private ThrowRecord(
      Throwable throwable,
      Site site,
      Map<String, Object> variables,
      boolean variablesWithheld,
      long occurrences,
      boolean repeated) {
    super(throwable, site, Thread.currentThread(), occurrences, repeated);
    this.variables = variables;
    this.variablesWithheld = variablesWithheld;
  }

  /** A new exception, seen on this thread, that an event is to be made of. */
  static ThrowRecord first(
      Throwable throwable,
      Site site,
      Map<String, Object> variables,
      boolean variablesWithheld,
      long occurrences) {
    return new ThrowRecord(throwable, site, variables, variablesWithheld, occurrences, false);
  }

  /** A new exception that is only kept if it wraps one that was recorded. */
  static ThrowRecord possibleWrapper(Throwable throwable, Site site) {
    return new ThrowRecord(throwable, site, null, false, 0, false);
  }

  /** An exception that this thread has seen and counted before. */
  static ThrowRecord again(Throwable throwable, Site site, Map<String, Object> variables) {
    return new ThrowRecord(throwable, site, variables, false, 0, true);
  }

  /** Whether there were locals, of which no snapshot was made to stay in the budget. */
  public boolean variablesWithheld() {
    return variablesWithheld;
  }

  /** Snapshot of the locals in scope; null when none was made. */
  public Map<String, Object> variables() {
    return variables;
  }
}
