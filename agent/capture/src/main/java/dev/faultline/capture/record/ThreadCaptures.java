package dev.faultline.capture.record;

import dev.faultline.capture.HeldTogether;
import dev.faultline.capture.PerThread;
import dev.faultline.capture.governor.CaptureBudget;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Each thread's own {@link ThreadCapture}, which one call of a probe at a time has: what the agent
 * throws itself inside of it is not captured. Measures these calls. Thread-safe.
 */
final class ThreadCaptures {

  private final CaptureBudget budget;
  private final CoarseClock clock;
  private final AtomicInteger made = new AtomicInteger();
  private final PerThread<ThreadCapture> captures =
      new PerThread<ThreadCapture>(new HeldTogether()) {
        @Override
        protected ThreadCapture make() {
          return ThreadCapture.numbered(made.getAndIncrement());
        }
      };

  /**
   * @param budget is told what the calls cost
   * @param clock is told the time when it was read
   */
  ThreadCaptures(CaptureBudget budget, CoarseClock clock) {
    this.budget = budget;
    this.clock = clock;
  }

  /**
   * Marks the calling thread as inside the agent; null when it is already, as the agent's own
   * threads always are, and must not be captured. The caller calls nothing before the {@code try}
   * whose {@code finally} first of all takes the mark off, by writing the field: when the stack
   * ends, a thread that kept the mark would never be captured again.
   */
  ThreadCapture enter() {
    ThreadCapture thread = captures.get();
    if (thread.capturing) {
      return null;
    }
    thread.capturing = true;
    return thread;
  }

  /** {@link ThreadCapture#handlersEntered} of the calling thread. */
  int handlersEntered() {
    return captures.get().handlersEntered();
  }

  /** Lets the calling thread enter even though it is one of the agent's own. */
  void includeCurrent() {
    captures.get().capturing = false;
  }

  /**
   * Measures a call that is over.
   *
   * @param began {@link System#nanoTime()} when this call is measured, else 0
   * @param wovenNanos what the call costs beside, in nanoseconds
   */
  void leave(ThreadCapture thread, long began, long wovenNanos) {
    if (began != 0) {
      clock.compare(began);
      // Captures have been measured where they were made.
      if (!thread.hasCaptured()) {
        budget.counted(System.nanoTime() - began + wovenNanos);
      }
    }
  }

  /** This call has captured something since {@code began}, by {@link System#nanoTime()}. */
  void captured(ThreadCapture thread, long began) {
    thread.captured();
    budget.captured(System.nanoTime() - began);
  }

  /** Leaves nothing behind in the application's threads, none of which may enter any more. */
  void end() {
    captures.end();
  }
}
