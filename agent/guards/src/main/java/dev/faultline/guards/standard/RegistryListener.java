package dev.faultline.guards.standard;

import dev.faultline.resilience.listener.GuardListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells one registry what one guard does. An application may have its registry only some time after
 * its first calls: it is looked for again after 1, 2, 4, 8 and so on calls, on the thread that made
 * the call, and is told from then on. Thread-safe, lock-free.
 */
final class RegistryListener extends GuardListener {

  private final RegistrySlot slot;
  private final MeteredMethod method;
  private final Class<?> receiver;

  /** Set while a thread looks, whose own guarded calls must not look too. */
  private final AtomicBoolean looking = new AtomicBoolean();

  // Written without care by threads that come at the same time: one of them looks a bit later.
  private long untilLook = 1;
  private long lastPause = 1;

  /** Null as long as there is no registry. */
  private volatile MethodMeters meters;

  RegistryListener(RegistrySlot slot, MeteredMethod method, Class<?> receiver) {
    this.slot = slot;
    this.method = method;
    this.receiver = receiver;
  }

  /** Looks for the registry. */
  void look() {
    if (meters != null || slot.isAbsent() || !looking.compareAndSet(false, true)) {
      return;
    }
    try {
      meters = slot.find(method, ApplicationMetrics.application(receiver));
    } finally {
      looking.set(false);
    }
  }

  @Override
  public boolean looksAtDurations() {
    // The standard has histograms of timeouts and bulkheads alone.
    return false;
  }

  @Override
  public void ended(End end, int attempts, Throwable failure, long nanos) {
    // Most calls of most applications end here, and this has to fit into them.
    if (meters == null && --untilLook > 0) {
      return;
    }
    tell(end, attempts, failure);
  }

  private void tell(End end, int attempts, Throwable failure) {
    if (meters == null) {
      untilLook = lastPause;
      lastPause *= 2;
      look();
    }
    MethodMeters its = meters;
    if (its != null) {
      its.ended(end, attempts, failure);
    }
  }

  @Override
  public void recovered(int step, Throwable failure) {
    MethodMeters its = meters;
    if (its != null) {
      its.recovered();
    }
  }

  @Override
  public void failed(Throwable failure, boolean fallbackTried) {
    MethodMeters its = meters;
    if (its != null) {
      its.failed(fallbackTried);
    }
  }

  @Override
  public void refused(Reason reason, int attempt) {
    MethodMeters its = meters;
    if (its != null) {
      its.refused(reason);
    }
  }

  @Override
  public void recorded(boolean failed) {
    MethodMeters its = meters;
    if (its != null) {
      its.recorded(failed);
    }
  }

  @Override
  public void timed(long nanos, boolean timedOut) {
    MethodMeters its = meters;
    if (its != null) {
      its.timed(nanos, timedOut);
    }
  }

  @Override
  public void bulkheadEntered(long waitedNanos) {
    MethodMeters its = meters;
    if (its != null) {
      its.bulkheadEntered(waitedNanos);
    }
  }

  @Override
  public void bulkheadLeft(long ranNanos) {
    MethodMeters its = meters;
    if (its != null) {
      its.bulkheadLeft(ranNanos);
    }
  }
}
