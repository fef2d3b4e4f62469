package dev.faultline.capture.boundary;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.BoundarySink;
import dev.faultline.capture.record.ThrowRecorder;

/** The boundary probes' other end. Thread-safe; takes no lock and never waits. */
public final class BoundaryRecorder implements BoundarySink {

  /** Of a failure that does not come from a site. */
  private static final int NO_SITE = -1;

  private final ThrowRecorder recorder;

  public BoundaryRecorder(ThrowRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void reached(Throwable throwable, int boundary, String detail) {
    if (boundary == BoundaryProbe.UNCAUGHT) {
      recorder.uncaught(Thread.currentThread(), throwable);
    }
  }

  @Override
  public void logged(Throwable throwable, String logger, String level) {}

  @Override
  public void failed(int boundary, Throwable failure) {
    recorder.failed(NO_SITE, failure);
  }
}
