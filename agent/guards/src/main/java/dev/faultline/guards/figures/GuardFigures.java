package dev.faultline.guards.figures;

import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.resilience.listener.GuardListener;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the guards of one name have done since the first of them was made. Thread-safe; a call that
 * succeeds allocates nothing and takes no lock.
 */
public final class GuardFigures extends GuardListener {

  private final String name;
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder recovered = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder[] refused = new LongAdder[Reason.values().length];

  /** Null when there is no room for it. */
  private final LatencyHistogram durations;

  private final AtomicReference<LatencyHistogram> bulkheadWaits = new AtomicReference<>();
  private final AtomicReference<LatencyHistogram> limiterWaits = new AtomicReference<>();

  /**
   * @param measures whether durations are kept, which takes some 2 KB for each kind
   */
  GuardFigures(String name, boolean measures) {
    this.name = name;
    durations = measures ? new LatencyHistogram() : null;
    for (int i = 0; i < refused.length; i++) {
      refused[i] = new LongAdder();
    }
  }

  @Override
  public void ended(End end, int attempts, Throwable failure, long nanos) {
    (failure == null ? succeeded : failed).increment();
    if (durations != null) {
      durations.record(nanos);
    }
  }

  @Override
  public void retrying(int attempt, Throwable failure, long delayNanos) {
    retries.increment();
  }

  @Override
  public void refused(Reason reason, int attempt) {
    refused[reason.ordinal()].increment();
  }

  @Override
  public void bulkheadEntered(long waitedNanos) {
    note(bulkheadWaits, waitedNanos);
  }

  @Override
  public void limiterPassed(long waitedNanos) {
    note(limiterWaits, waitedNanos);
  }

  private void note(AtomicReference<LatencyHistogram> waits, long nanos) {
    LatencyHistogram histogram = waits.get();
    if (histogram == null) {
      if (durations == null) {
        return;
      }
      waits.compareAndSet(null, new LatencyHistogram());
      histogram = waits.get();
    }
    histogram.record(nanos);
  }

  @Override
  public void recovered(int step, Throwable failure) {
    recovered.increment();
  }

  /** What the guards are called. */
  public String name() {
    return name;
  }

  /** Calls that have ended. */
  public long calls() {
    return succeeded.sum() + failed.sum();
  }

  /** Calls of which an attempt succeeded. */
  public long succeeded() {
    return succeeded.sum();
  }

  /** Calls that failed for good and got a fallback's result. */
  public long recovered() {
    return recovered.sum();
  }

  /** Calls that failed for their callers. */
  public long failed() {
    return Math.max(0, failed.sum() - recovered.sum());
  }

  /** Attempts after the first. */
  public long retries() {
    return retries.sum();
  }

  /** Attempts that the guard itself failed for a reason. */
  public long refused(Reason reason) {
    return refused[reason.ordinal()].sum();
  }

  /** Attempts that the guard itself failed. */
  public long refused() {
    long all = 0;
    for (LongAdder one : refused) {
      all += one.sum();
    }
    return all;
  }

  /** How long calls took, with all that they waited for; null when that is not kept. */
  LatencyHistogram durations() {
    return durations;
  }

  /** How long attempts waited for the bulkhead; null when none has passed one. */
  LatencyHistogram bulkheadWaits() {
    return bulkheadWaits.get();
  }

  /** How long attempts waited for the rate limiter; null when none has passed one. */
  LatencyHistogram limiterWaits() {
    return limiterWaits.get();
  }
}
