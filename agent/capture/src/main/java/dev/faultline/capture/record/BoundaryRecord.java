package dev.faultline.capture.record;

/** An exception at a boundary, as noted on the thread that met it. */
public final class BoundaryRecord extends Record {

  private final Boundary boundary;
  private final String detail;

  BoundaryRecord(
      Throwable throwable, Thread thread, Boundary boundary, String detail, boolean repeated) {
    super(throwable, null, thread, repeated ? 0 : 1, repeated);
    this.boundary = boundary;
    this.detail = detail;
  }

  public Boundary boundary() {
    return boundary;
  }

  /** Which one: a logger's name and level, or a class of the JDK; null when it goes without. */
  public String detail() {
    return detail;
  }
}
