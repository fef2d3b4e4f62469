package dev.faultline.resilience.time;

import java.util.concurrent.TimeUnit;

/** Has the current thread wait. Implementations are thread-safe. */
public interface Sleeper {

  /** Waits for real. */
  Sleeper SYSTEM =
      new Sleeper() {
        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /**
   * Waits.
   *
   * @param nanos nanoseconds; zero or less: not at all
   * @throws InterruptedException when the thread is interrupted before or meanwhile, with its
   *     interrupt status cleared
   */
  void sleep(long nanos) throws InterruptedException;
}
