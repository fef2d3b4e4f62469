package dev.faultline.resilience.breaker;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A call that was let through half-open; it has a say once, unless it takes too long. */
final class Probe extends Admission {

  private static final AtomicIntegerFieldUpdater<Probe> SETTLED =
      AtomicIntegerFieldUpdater.newUpdater(Probe.class, "settled");

  final Probation probation;
  private final long since;
  private volatile int settled;

  Probe(Probation probation, long since) {
    this.probation = probation;
    this.since = since;
  }

  boolean isOverdue(long now, long deadlineNanos) {
    return now - since >= deadlineNanos;
  }

  long remaining(long now, long deadlineNanos) {
    return deadlineNanos - (now - since);
  }

  boolean isSettled() {
    return settled != 0;
  }

  /** Whether the caller decides what becomes of the probe's permit: true once. */
  boolean settle() {
    return SETTLED.compareAndSet(this, 0, 1);
  }
}
