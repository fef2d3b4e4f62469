package dev.faultline.resilience;

import dev.faultline.resilience.listener.GuardListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a guard tells, without times. */
final class Told extends GuardListener {

  private final List<String> lines = new ArrayList<>();

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private synchronized void add(String line) {
    lines.add(line);
  }

  private static String text(Throwable failure) {
    return failure == null ? "nothing" : failure.getClass().getSimpleName();
  }

  @Override
  public void ended(End end, int attempts, Throwable failure, long nanos) {
    add("ended " + end + " after " + attempts + ": " + text(failure));
  }

  @Override
  public void retrying(int attempt, Throwable failure, long delayNanos) {
    add("retrying after " + attempt + ": " + text(failure));
  }

  @Override
  public void refused(Reason reason, int attempt) {
    add("refused " + reason + " at " + attempt);
  }

  @Override
  public void recorded(boolean failed) {
    add("recorded " + (failed ? "failure" : "success"));
  }

  @Override
  public void timed(long nanos, boolean timedOut) {
    add(timedOut ? "timed out" : "in time");
  }

  @Override
  public void bulkheadEntered(long waitedNanos) {
    add("entered");
  }

  @Override
  public void bulkheadLeft(long ranNanos) {
    add("left");
  }

  @Override
  public void limiterPassed(long waitedNanos) {
    add("passed");
  }

  @Override
  public void recovered(int step, Throwable failure) {
    add("recovered by " + step + " from " + text(failure));
  }

  @Override
  public void fallbackFailed(int step, Throwable failure, Throwable fallbackFailure) {
    add("fallback " + step + " failed: " + text(fallbackFailure));
  }
}
