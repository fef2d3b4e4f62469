package dev.faultline.capture.record;

import dev.faultline.capture.site.CatchSite;

/** One entry of an exception handler, as noted on the thread that entered it. */
public final class CatchRecord extends Record {

  private final CatchSite site;

  private CatchRecord(Throwable throwable, CatchSite site, long occurrences, boolean repeated) {
    super(throwable, Thread.currentThread(), occurrences, repeated);
    this.site = site;
  }

  /** An exception that was not seen before: one of the JVM's or of a library. */
  static CatchRecord first(Throwable throwable, CatchSite site, long occurrences) {
    return new CatchRecord(throwable, site, occurrences, false);
  }

  /** A new exception that is only kept if it wraps one that was recorded. */
  static CatchRecord possibleWrapper(Throwable throwable, CatchSite site) {
    return new CatchRecord(throwable, site, 0, false);
  }

  /** An exception that this thread has seen and counted before. */
  static CatchRecord of(Throwable throwable, CatchSite site) {
    return new CatchRecord(throwable, site, 0, true);
  }

  @Override
  public CatchSite site() {
    return site;
  }
}
