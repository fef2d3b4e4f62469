package dev.faultline.capture.governor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The work of the governor's thread: looks four times a second until it is interrupted. */
public final class GovernorWork implements Runnable {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Governor governor;

  public GovernorWork(Governor governor) {
    this.governor = governor;
  }

  @Override
  public void run() {
    governor.calibrate();
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      governor.look(System.nanoTime());
    }
  }
}
