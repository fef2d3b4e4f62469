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
  private final EndedCalls succeeded;
  private final EndedCalls failed;
  private final LongAdder recovered = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder[] refused = new LongAdder[Reason.values().length];

  /** Whether there is room for durations. */
  private final boolean measures;

  private final AtomicReference<LatencyHistogram> bulkheadWaits = new AtomicReference<>();
  private final AtomicReference<LatencyHistogram> limiterWaits = new AtomicReference<>();

  /**
   * @param measures whether durations are kept, which takes some 2 KB for each kind
   */
  GuardFigures(String name, boolean measures) {
    this.name = name;
    this.measures = measures;
    succeeded = new EndedCalls(measures);
    failed = new EndedCalls(measures);
    for (int i = 0; i < refused.length; i++) {
      refused[i] = new LongAdder();
    }
  }

  @Override
  public boolean looksAtDurations() {
    return measures;
  }

  @Override
  public void ended(End end, int attempts, Throwable failure, long nanos) {
    (failure == null ? succeeded : failed).add(nanos);
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
      if (!measures) {
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
    return succeeded.count() + failed.count();
  }

  /** Calls of which an attempt succeeded. */
  public long succeeded() {
    return succeeded.count();
  }

  /** Calls that failed for good and got a fallback's result. */
  public long recovered() {
    return recovered.sum();
  }

  /** Calls that failed for their callers. */
  public long failed() {
    return Math.max(0, failed.count() - recovered.sum());
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

  /** How long calls took of which an attempt succeeded; null when that is not kept. */
  LatencyHistogram durationsOfSucceeded() {
    return succeeded.durations();
  }

  /** How long calls took that failed for good, without any fallback; null when it is not kept. */
  LatencyHistogram durationsOfFailed() {
    return failed.durations();
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
