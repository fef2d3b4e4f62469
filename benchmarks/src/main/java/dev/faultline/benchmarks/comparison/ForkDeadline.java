package dev.faultline.benchmarks.comparison;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Ends the JVMs that this one has started when they are not through in time: what is compared may
 * wait for ever. Thread-safe.
 */
final class ForkDeadline implements AutoCloseable {
  private final Timer timer = new Timer("fork-deadline", true);
  private volatile boolean passed;

  private ForkDeadline() {}

  /** From now on. */
  static ForkDeadline in(Duration time) {
    ForkDeadline deadline = new ForkDeadline();
    deadline.timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            deadline.passed = true;
            // One that spins does not end when it is asked to.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
          }
        },
        time.toMillis());
    return deadline;
  }

  /** Whether it has ended any. */
  boolean hasPassed() {
    return passed;
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
