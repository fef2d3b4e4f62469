package dev.faultline.capture.record;

import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.RateGate;

/**
 * Decides which exceptions are recorded: the first of each fingerprint, as many as the rates allow,
 * and the first few that come from another depth of the stack. Thread-safe and lock-free.
 */
final class Sampling {

  /** What an exception is to be recorded as. */
  enum Verdict {
    /** It is only counted. */
    COUNTED,
    /** It stands for those of its fingerprint that are only counted. */
    SAMPLE,
    /** It stands for itself alone: most of those that are only counted have come another way. */
    OTHER_STACK
  }

  private final RateGate processGate = new RateGate();
  private final BoundaryGates boundaryGates = new BoundaryGates();
  private final CoarseClock clock = new CoarseClock();
  private final StackDepth depth;
  private volatile RecordingRates rates;

  Sampling(RecordingRates rates, StackDepth depth) {
    this.rates = rates;
    this.depth = depth;
  }

  void configure(RecordingRates changed) {
    rates = changed;
  }

  RecordingRates rates() {
    return rates;
  }

  /** What the rates are held by. */
  CoarseClock clock() {
    return clock;
  }

  /**
   * Whether this exception surely is not to be recorded, as far as can be told without reading the
   * clock.
   */
  boolean refuses(Throwable throwable, Fingerprint fingerprint) {
    RecordingRates now = rates;
    return !fingerprint.isDue()
        && clock.isRunning()
        && fingerprint.gate().isClosed(now.perFingerprint(), clock.atMostNanos())
        && !fingerprint.hasFewerOfDepth(depth.of(throwable), now.perDepth());
  }

  /** What this exception is to be recorded as; takes what that needs of the rates. */
  Verdict judge(Throwable throwable, Fingerprint fingerprint, long nowNanos) {
    RecordingRates now = rates;
    boolean withinRates =
        fingerprint.gate().tryPass(now.perFingerprint(), nowNanos)
            && fingerprint.site().activity().gate().tryPass(now.perSite(), nowNanos)
            && processGate.tryPass(now.perProcess(), nowNanos);
    int depthOfThis = depth.of(throwable);
    Verdict verdict = Verdict.COUNTED;
    // Once whatever the rates, so that there is an event that the others' counts belong to.
    if (fingerprint.takeDue() || withinRates) {
      verdict = Verdict.SAMPLE;
    } else if (fingerprint.hasFewerOfDepth(depthOfThis, now.perDepth())
        && processGate.tryPass(now.perProcess(), nowNanos)) {
      verdict = Verdict.OTHER_STACK;
    }
    if (verdict != Verdict.COUNTED) {
      fingerprint.recordedOfDepth(depthOfThis);
    }
    return verdict;
  }

  /** Whether what the application hands over by hand is recorded; takes what that needs. */
  boolean takesByHand(long nowNanos) {
    return processGate.tryPass(rates.perProcess(), nowNanos);
  }

  /** The same for an exception that ends its thread. */
  boolean takesDeath(Throwable throwable, long nowNanos) {
    RecordingRates now = rates;
    return boundaryGates.tryPass(throwable, Boundary.UNCAUGHT, now.perFingerprint(), nowNanos)
        && processGate.tryPass(now.perProcess(), nowNanos);
  }

  /**
   * Whether an exception that is seen at a boundary first surely is not to be recorded, as far as
   * can be told without reading the clock.
   */
  boolean refuses(Throwable throwable, Boundary boundary) {
    return clock.isRunning()
        && boundaryGates.isClosed(throwable, boundary, rates.perSite(), clock.atMostNanos());
  }

  /** The same for an exception that is seen at a boundary first. */
  boolean takes(Throwable throwable, Boundary boundary, long nowNanos) {
    RecordingRates now = rates;
    return boundaryGates.tryPass(throwable, boundary, now.perSite(), nowNanos)
        && processGate.tryPass(now.perProcess(), nowNanos);
  }
}
