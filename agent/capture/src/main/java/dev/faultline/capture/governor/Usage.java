package dev.faultline.capture.governor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells what was used from one look to the next. Used by the governor's thread alone. */
final class Usage {

  /** Over so long the shown shares are averaged, so that people can read them. */
  private static final double SMOOTHING_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Operation[] OPERATIONS = Operation.values();

  private final OverheadMeter meter;
  private final OwnThreads threads;
  private final long[] before = new long[OPERATIONS.length];
  private long lookedAt;
  private double applicationNanosPerNano;
  private double threadNanosPerNano;

  Usage(OverheadMeter meter, OwnThreads threads, long nowNanos) {
    this.meter = meter;
    this.threads = threads;
    this.lookedAt = nowNanos;
  }

  /** What was used since the last call. */
  Interval since(long nowNanos) {
    threads.look();
    long[] used = new long[OPERATIONS.length];
    for (Operation operation : OPERATIONS) {
      long total = total(operation);
      used[operation.ordinal()] = total - before[operation.ordinal()];
      before[operation.ordinal()] = total;
    }
    Interval interval = new Interval(Math.max(1, nowNanos - lookedAt), used);
    lookedAt = nowNanos;
    smooth(interval);
    return interval;
  }

  private long total(Operation operation) {
    long own = meter.nanos(operation);
    switch (operation) {
      case THREADS:
        return own + threads.steadyNanos();
      case START:
        return own + threads.startNanos();
      default:
        return own;
    }
  }

  private void smooth(Interval interval) {
    double weight = 1 - Math.exp(-interval.nanos() / SMOOTHING_NANOS);
    double application =
        (interval.used(Operation.COUNT) + interval.used(Operation.CAPTURE))
            / (double) interval.nanos();
    double ownThreads = interval.used(Operation.THREADS) / (double) interval.nanos();
    applicationNanosPerNano += weight * (application - applicationNanosPerNano);
    threadNanosPerNano += weight * (ownThreads - threadNanosPerNano);
  }

  Shares shares(int processors) {
    return new Shares(applicationNanosPerNano / processors, threadNanosPerNano / processors);
  }

  /** All time up to the last look by operation, in nanoseconds; unmodifiable. */
  Map<Operation, Long> totals() {
    Map<Operation, Long> totals = new EnumMap<>(Operation.class);
    for (Operation operation : OPERATIONS) {
      totals.put(operation, before[operation.ordinal()]);
    }
    return Collections.unmodifiableMap(totals);
  }

  /** What was used between two looks. Immutable. */
  static final class Interval {

    private final long nanos;
    private final long[] used;

    private Interval(long nanos, long[] used) {
      this.nanos = nanos;
      this.used = used;
    }

    /** How long it was, by the clock, 1 or more. */
    long nanos() {
      return nanos;
    }

    long used(Operation operation) {
      return used[operation.ordinal()];
    }

    /** Of what the budget is about, what most was used for. */
    Operation largest() {
      Operation largest = Operation.THREADS;
      for (Operation operation : OPERATIONS) {
        if (operation.isGoverned() && used(operation) > used(largest)) {
          largest = operation;
        }
      }
      return largest;
    }
  }
}
