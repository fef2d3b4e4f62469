package dev.faultline.capture.boundary;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.BoundarySink;
import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.ExceptionRecorder;

/** The boundary probes' other end. Thread-safe; takes no lock and never waits. */
public final class BoundaryRecorder implements BoundarySink {

  /** Of a failure that does not come from a site. */
  private static final int NO_SITE = -1;

  private final ExceptionRecorder recorder;

  public BoundaryRecorder(ExceptionRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void reached(Throwable throwable, int boundary, String detail) {
    switch (boundary) {
      case BoundaryProbe.UNCAUGHT:
        recorder.uncaught(Thread.currentThread(), throwable);
        break;
      case BoundaryProbe.FUTURE:
        recorder.boundary(throwable, Boundary.FUTURE, detail);
        break;
      case BoundaryProbe.REFLECTION:
        recorder.boundary(throwable, Boundary.REFLECTION, detail);
        break;
      default:
        break;
    }
  }

  @Override
  public void logged(Throwable throwable, String logger, String level) {}

  @Override
  public void failed(int boundary, Throwable failure) {
    recorder.failed(NO_SITE, failure);
  }
}
