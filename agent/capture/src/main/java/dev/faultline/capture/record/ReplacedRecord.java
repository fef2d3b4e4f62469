package dev.faultline.capture.record;

import dev.faultline.capture.site.FinallySite;

/** An exception that was lost because another one left a {@code finally} block. */
public final class ReplacedRecord extends Record {

  private final String by;

  /**
   * @param by name of the class of the other one
   */
  ReplacedRecord(Throwable lost, String by, FinallySite site) {
    super(lost, site, Thread.currentThread(), 0, true);
    this.by = by;
  }

  /** Name of the class of what goes on in its place. */
  public String by() {
    return by;
  }

  @Override
  public FinallySite site() {
    return (FinallySite) super.site();
  }
}
