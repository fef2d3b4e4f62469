package dev.faultline.capture.method;

import dev.faultline.client.histogram.LatencyHistogram;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** One method whose calls are measured. Thread-safe and lock-free. */
final class MeasuredMethod {

  private static final int FAILURES_BEFORE_OFF = 5;

  private static final AtomicReferenceFieldUpdater<MeasuredMethod, LatencyHistogram> RETURNED =
      AtomicReferenceFieldUpdater.newUpdater(
          MeasuredMethod.class, LatencyHistogram.class, "returned");
  private static final AtomicReferenceFieldUpdater<MeasuredMethod, LatencyHistogram> THREW =
      AtomicReferenceFieldUpdater.newUpdater(MeasuredMethod.class, LatencyHistogram.class, "threw");

  private final String name;
  private final HistogramBudget budget;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile LatencyHistogram returned;
  private volatile LatencyHistogram threw;

  MeasuredMethod(String name, HistogramBudget budget) {
    this.name = name;
    this.budget = budget;
  }

  /** Notes how long one call took. */
  void called(long nanos, boolean failed) {
    LatencyHistogram histogram = failed ? threw : returned;
    if (histogram == null) {
      histogram = first(failed ? THREW : RETURNED);
      if (histogram == null) {
        return;
      }
    }
    histogram.record(nanos);
  }

  private LatencyHistogram first(
      AtomicReferenceFieldUpdater<MeasuredMethod, LatencyHistogram> outcome) {
    if (failures.get() >= FAILURES_BEFORE_OFF || !budget.take(name)) {
      return null;
    }
    LatencyHistogram made = new LatencyHistogram();
    if (outcome.compareAndSet(this, null, made)) {
      return made;
    }
    budget.giveBack();
    return outcome.get(this);
  }

  /**
   * Counts a failure of the agent's own code.
   *
   * @return true for the first
   */
  boolean countFailure() {
    return failures.incrementAndGet() == 1;
  }

  /** Class and method, joined by a dot. */
  String name() {
    return name;
  }

  /** Durations of calls that returned; null when there was none. */
  LatencyHistogram returned() {
    return returned;
  }

  /** Durations of calls that an exception left; null when there was none. */
  LatencyHistogram threw() {
    return threw;
  }
}
