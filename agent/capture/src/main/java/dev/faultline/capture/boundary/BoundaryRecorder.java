package dev.faultline.capture.boundary;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.BoundarySink;
import dev.faultline.capture.HeldTogether;
import dev.faultline.capture.PerThread;
import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.ExceptionRecorder;

/** The boundary probes' other end. Thread-safe; takes no lock and never waits. */
public final class BoundaryRecorder implements BoundarySink {

  /** What the instrumentation of {@code Throwable.printStackTrace} calls itself. */
  static final String PRINTED = "printStackTrace";

  /** Of a failure that does not come from a site. */
  private static final int NO_SITE = -1;

  private final ExceptionRecorder recorder;
  private final PerThread<ToldLately> toldLately =
      new PerThread<ToldLately>(new HeldTogether()) {
        @Override
        protected ToldLately make() {
          return new ToldLately();
        }
      };

  public BoundaryRecorder(ExceptionRecorder recorder) {
    this.recorder = recorder;
    // Loaded now, and not by a thread near the end of its stack.
    toldLately.get();
  }

  /** Leaves nothing behind in the application's threads. The probes are disconnected by then. */
  public void end() {
    toldLately.end();
  }

  @Override
  public void reached(Throwable throwable, int boundary, String detail) {
    switch (boundary) {
      case BoundaryProbe.UNCAUGHT:
        isTold(throwable, Boundary.UNCAUGHT, detail);
        recorder.uncaught(Thread.currentThread(), throwable);
        break;
      case BoundaryProbe.FUTURE:
        tell(throwable, Boundary.FUTURE, detail);
        break;
      case BoundaryProbe.REFLECTION:
        tell(throwable, Boundary.REFLECTION, detail);
        break;
      case BoundaryProbe.SUBTASK:
        // Nothing is lost with those that the scope has cancelled.
        tell(
            throwable,
            throwable instanceof InterruptedException ? Boundary.INTERRUPTED : Boundary.FUTURE,
            detail);
        break;
      case BoundaryProbe.ASKED:
        tell(throwable, Boundary.ASKED, detail);
        break;
      default:
        break;
    }
  }

  @Override
  public void logged(Throwable throwable, String logger, String level) {
    tell(throwable, Boundary.LOG, detail(logger, level));
  }

  private static String detail(String logger, String level) {
    if (logger == null || level == null) {
      return logger == null ? level : logger;
    }
    return logger + ' ' + level;
  }

  private void tell(Throwable throwable, Boundary boundary, String detail) {
    if (!isTold(throwable, boundary, detail)) {
      recorder.boundary(throwable, boundary, detail);
    }
  }

  private boolean isTold(Throwable throwable, Boundary boundary, String detail) {
    return toldLately.get().isTold(throwable, boundary, detail, recorder.handlersEntered());
  }

  @Override
  public void failed(int boundary, Throwable failure) {
    recorder.failed(NO_SITE, failure);
  }
}
