package dev.faultline.capture.method;

import dev.faultline.bootstrap.AgentLog;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many histograms there may be: each takes some 2 KB. Thread-safe and lock-free. */
final class HistogramBudget {

  private final int limit;
  private final AgentLog log;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicBoolean told = new AtomicBoolean();

  HistogramBudget(int limit, AgentLog log) {
    this.limit = limit;
    this.log = log;
  }

  /**
   * Takes one.
   *
   * @param method whose it is
   * @return false when there is none left
   */
  boolean take(String method) {
    // Reading first: beyond the limit, every call comes here.
    if (taken.get() < limit && taken.incrementAndGet() <= limit) {
      return true;
    }
    if (!told.get() && told.compareAndSet(false, true)) {
      log.warn(
          "more methods are measured than there is memory for: from "
              + method
              + " on, durations of methods that had not been called before are not kept ("
              + limit
              + " histograms, two for a method that both returns and throws); their exceptions are"
              + " captured all the same; narrow faultline.capture.methods, or say"
              + " @Capture(histogram = false)");
    }
    return false;
  }

  void giveBack() {
    taken.decrementAndGet();
  }
}
