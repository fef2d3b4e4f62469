package dev.faultline.capture.governor;

import dev.faultline.client.histogram.LatencyHistogram;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Adds up the agent's time by operation. A clock tells how long an operation took, not how long it
 * ran: what lasts longer than it can is taken for a thread that was interrupted by the scheduler or
 * a garbage collection, and adds no more than the bound. Thread-safe and lock-free.
 */
final class OverheadMeter {

  private static final long LONGEST_COUNT_NANOS = TimeUnit.MICROSECONDS.toNanos(10);
  private static final long LONGEST_CAPTURE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final LongAdder[] nanos = new LongAdder[Operation.values().length];
  private final LatencyHistogram[] histograms = new LatencyHistogram[nanos.length];
  private volatile long clockNanos;

  OverheadMeter() {
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = new LongAdder();
      histograms[i] = new LatencyHistogram();
    }
  }

  /**
   * @param clockNanos what reading the clock adds to a measurement, in nanoseconds
   */
  void calibrate(long clockNanos) {
    this.clockNanos = clockNanos;
  }

  /**
   * One operation.
   *
   * @return what it adds to the operation's total, in nanoseconds
   */
  long record(Operation operation, long measuredNanos) {
    long net = Math.max(0, measuredNanos - clockNanos);
    histograms[operation.ordinal()].record(net);
    long charged = charge(operation, net);
    nanos[operation.ordinal()].add(charged);
    return charged;
  }

  private static long charge(Operation operation, long net) {
    switch (operation) {
      case COUNT:
        // It stands for those that were not measured, too.
        return CaptureBudget.COUNTS_PER_SAMPLE * Math.min(net, LONGEST_COUNT_NANOS);
      case CAPTURE:
        return Math.min(net, LONGEST_CAPTURE_NANOS);
      default:
        return net;
    }
  }

  /** All time of an operation up to now, in nanoseconds. */
  long nanos(Operation operation) {
    return nanos[operation.ordinal()].sum();
  }

  LatencyHistogram histogram(Operation operation) {
    return histograms[operation.ordinal()];
  }
}
