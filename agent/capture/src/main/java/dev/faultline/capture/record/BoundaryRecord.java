package dev.faultline.capture.record;

/** An exception at a boundary, as noted on the thread that met it. */
public final class BoundaryRecord extends Record {

  private final Boundary boundary;
  private final String detail;

  /** The agent's thread finds out, which alone asks. */
  private boolean sinceWrapped;

  BoundaryRecord(
      Throwable throwable, Thread thread, Boundary boundary, String detail, boolean repeated) {
    super(throwable, null, thread, repeated ? 0 : 1, repeated);
    this.boundary = boundary;
    this.detail = detail;
  }

  private BoundaryRecord(BoundaryRecord same, String detail) {
    super(same);
    this.boundary = same.boundary;
    this.detail = detail;
  }

  /** What it says of another exception, to which this one belongs. */
  public BoundaryRecord ofAnother(String detail) {
    return new BoundaryRecord(this, detail);
  }

  /** Notes that the exception had been wrapped before it came here. */
  public void comesAfterWrapping() {
    sinceWrapped = true;
  }

  /** Whether the exception had been wrapped before, as far as the agent's thread knows. */
  public boolean isSinceWrapped() {
    return sinceWrapped;
  }

  public Boundary boundary() {
    return boundary;
  }

  /** Which one: a logger's name and level, or a class of the JDK; null when it goes without. */
  public String detail() {
    return detail;
  }
}
