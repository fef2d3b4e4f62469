package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.site.CatchSite;

/** One entry of an exception handler, as noted on the thread that entered it. */
public final class CatchRecord extends Record {

  private final String carrier;

  /** The agent's thread finds out, which alone asks. */
  private boolean causeThrown;

  private CatchRecord(
      Throwable throwable, String carrier, CatchSite site, long occurrences, boolean repeated) {
    super(throwable, site, Thread.currentThread(), occurrences, repeated);
    this.carrier = carrier;
  }

  private CatchRecord(
      ThrowRecord thrown,
      Throwable throwable,
      String carrier,
      CatchSite site,
      CaptureContext context) {
    super(thrown, throwable, site, context);
    this.carrier = carrier;
  }

  /** The same exception, which the thread that threw it has caught now. */
  static CatchRecord after(
      ThrowRecord thrown,
      Throwable throwable,
      String carrier,
      CatchSite site,
      CaptureContext context) {
    return new CatchRecord(thrown, throwable, carrier, site, context);
  }

  /** An exception that was not seen before: one of the JVM's or of a library. */
  static CatchRecord first(Throwable throwable, String carrier, CatchSite site, long occurrences) {
    return new CatchRecord(throwable, carrier, site, occurrences, false);
  }

  /** A new exception that is only kept if it wraps one that was recorded. */
  static CatchRecord possibleWrapper(Throwable throwable, String carrier, CatchSite site) {
    return new CatchRecord(throwable, carrier, site, 0, false);
  }

  /** An exception that this thread has seen and counted before. */
  static CatchRecord of(Throwable throwable, String carrier, CatchSite site) {
    return new CatchRecord(throwable, carrier, site, 0, true);
  }

  /**
   * Name of the class of what the handler was entered with, when that only carries the exception,
   * as an {@code ExecutionException} does; null when it is the exception itself.
   */
  public String carrier() {
    return carrier;
  }

  /** Notes that the handler throws a cause of the exception, which it has taken out of it. */
  public void throwsCause() {
    causeThrown = true;
  }

  /** Whether the handler throws a cause of the exception, as far as the agent's thread knows. */
  public boolean isCauseThrown() {
    return causeThrown;
  }

  @Override
  public CatchSite site() {
    return (CatchSite) super.site();
  }
}
