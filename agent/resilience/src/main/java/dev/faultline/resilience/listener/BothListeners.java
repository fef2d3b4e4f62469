package dev.faultline.resilience.listener;

/** Tells two listeners, one after the other. Immutable. */
public final class BothListeners extends GuardListener {

  private final GuardListener first;
  private final GuardListener second;

  private BothListeners(GuardListener first, GuardListener second) {
    this.first = first;
    this.second = second;
  }

  /**
   * One that tells both.
   *
   * @param second null for nobody: then it is the first itself
   */
  public static GuardListener of(GuardListener first, GuardListener second) {
    return second == null ? first : new BothListeners(first, second);
  }

  @Override
  public boolean looksAtDurations() {
    return first.looksAtDurations() || second.looksAtDurations();
  }

  @Override
  public void ended(End end, int attempts, Throwable failure, long nanos) {
    first.ended(end, attempts, failure, nanos);
    second.ended(end, attempts, failure, nanos);
  }

  @Override
  public void retrying(int attempt, Throwable failure, long delayNanos) {
    first.retrying(attempt, failure, delayNanos);
    second.retrying(attempt, failure, delayNanos);
  }

  @Override
  public void refused(Reason reason, int attempt) {
    first.refused(reason, attempt);
    second.refused(reason, attempt);
  }

  @Override
  public void recorded(boolean failed) {
    first.recorded(failed);
    second.recorded(failed);
  }

  @Override
  public void timed(long nanos, boolean timedOut) {
    first.timed(nanos, timedOut);
    second.timed(nanos, timedOut);
  }

  @Override
  public void bulkheadEntered(long waitedNanos) {
    first.bulkheadEntered(waitedNanos);
    second.bulkheadEntered(waitedNanos);
  }

  @Override
  public void bulkheadLeft(long ranNanos) {
    first.bulkheadLeft(ranNanos);
    second.bulkheadLeft(ranNanos);
  }

  @Override
  public void limiterPassed(long waitedNanos) {
    first.limiterPassed(waitedNanos);
    second.limiterPassed(waitedNanos);
  }

  @Override
  public void recovered(int step, Throwable failure) {
    first.recovered(step, failure);
    second.recovered(step, failure);
  }

  @Override
  public void fallbackFailed(int step, Throwable failure, Throwable fallbackFailure) {
    first.fallbackFailed(step, failure, fallbackFailure);
    second.fallbackFailed(step, failure, fallbackFailure);
  }

  @Override
  public void failed(Throwable failure, boolean fallbackTried) {
    first.failed(failure, fallbackTried);
    second.failed(failure, fallbackTried);
  }
}
