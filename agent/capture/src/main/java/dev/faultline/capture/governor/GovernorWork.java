package dev.faultline.capture.governor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The work of the governor's thread: looks four times a second until it is interrupted. */
public final class GovernorWork implements Runnable {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Governor governor;
  private final Look others;

  /**
   * @param others what else is to be looked after, as often
   */
  public GovernorWork(Governor governor, Look others) {
    this.governor = governor;
    this.others = others;
  }

  @Override
  public void run() {
    try {
      governor.calibrate();
    } catch (Throwable outOfMemory) {
      // The parts that could not be measured count as free.
    }
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      try {
        long now = System.nanoTime();
        governor.look(now);
        others.look(now);
      } catch (Throwable outOfMemory) {
        // There may be some again at the next look.
      }
    }
  }

  /** Something else that needs a look now and then. */
  public interface Look {

    /**
     * @param nowNanos {@link System#nanoTime()}
     */
    void look(long nowNanos);
  }
}
