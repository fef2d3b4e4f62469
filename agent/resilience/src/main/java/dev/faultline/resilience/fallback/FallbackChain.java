package dev.faultline.resilience.fallback;

import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.setting.SettingCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Fallbacks in the order in which they are asked, each with the failures that it is for. The first
 * that does not fail itself gives the result. All are asked about the call's own failure, whatever
 * those before them failed with. When none gives a result, the last one's failure is the call's; a
 * chain in which none is for the failure leaves it as it is. Immutable.
 */
public final class FallbackChain {

  /** No fallback at all. */
  public static final FallbackChain NONE = new FallbackChain(Collections.<Step>emptyList());

  private final List<Step> steps;

  private FallbackChain(List<Step> steps) {
    this.steps = steps;
  }

  /** Begins with a fallback for every failure. */
  public static FallbackChain of(Fallback fallback) {
    return NONE.then(FailureFilter.ALL, fallback);
  }

  /** Begins with a fallback for some failures. */
  public static FallbackChain of(FailureFilter failures, Fallback fallback) {
    return NONE.then(failures, fallback);
  }

  /** The result is always this one. */
  public static FallbackChain ofValue(Object value) {
    return of(new Value(value));
  }

  /** This chain with one more fallback at its end, for every failure. */
  public FallbackChain then(Fallback fallback) {
    return then(FailureFilter.ALL, fallback);
  }

  /** This chain with one more fallback at its end, for some failures. */
  public FallbackChain then(FailureFilter failures, Fallback fallback) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(
        new Step(
            SettingCheck.given(
                "fallback.apply-on", failures, "give a FailureFilter; FailureFilter.ALL for all"),
            SettingCheck.given(
                "fallback", fallback, "give one; ofValue(null) or thenValue(null) to give null")));
    return new FallbackChain(Collections.unmodifiableList(longer));
  }

  /** This chain with one more at its end that always gives this value. */
  public FallbackChain thenValue(Object value) {
    return then(new Value(value));
  }

  /** Whether there is no fallback. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /**
   * The first fallback for a failure.
   *
   * @param from the place in the chain to look from, at first 0
   * @return its place, to be asked by {@link #step} and to go on from behind; -1 when there is none
   */
  public int next(int from, Throwable failure) {
    for (int i = from; i < steps.size(); i++) {
      if (steps.get(i).failures.takes(failure)) {
        return i;
      }
    }
    return -1;
  }

  /** The fallback at a place of the chain. */
  public Fallback step(int index) {
    return steps.get(index).fallback;
  }

  private static final class Step {

    private final FailureFilter failures;
    private final Fallback fallback;

    Step(FailureFilter failures, Fallback fallback) {
      this.failures = failures;
      this.fallback = fallback;
    }
  }
}
