package dev.faultline.capture.record;

import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.RateGate;

/**
 * Decides which exceptions are recorded: the first of each fingerprint, and then as many as the
 * rates allow. Thread-safe and lock-free.
 */
final class Sampling {

  private final RateGate processGate = new RateGate();
  private final BoundaryGates boundaryGates = new BoundaryGates();
  private final CoarseClock clock = new CoarseClock();
  private volatile RecordingRates rates;

  Sampling(RecordingRates rates) {
    this.rates = rates;
  }

  void configure(RecordingRates changed) {
    rates = changed;
  }

  /** What the rates are held by. */
  CoarseClock clock() {
    return clock;
  }

  /**
   * Whether this exception surely is not to be recorded, as far as can be told without reading the
   * clock.
   */
  boolean refuses(Fingerprint fingerprint) {
    return !fingerprint.isDue()
        && clock.isRunning()
        && fingerprint.gate().isClosed(rates.perFingerprint(), clock.atMostNanos());
  }

  /** Whether this exception is to be recorded; takes what that needs of the rates. */
  boolean takes(Fingerprint fingerprint, long nowNanos) {
    RecordingRates now = rates;
    boolean withinRates =
        fingerprint.gate().tryPass(now.perFingerprint(), nowNanos)
            && fingerprint.site().activity().gate().tryPass(now.perSite(), nowNanos)
            && processGate.tryPass(now.perProcess(), nowNanos);
    // Once whatever the rates, so that there is an event that the others' counts belong to.
    return fingerprint.takeDue() || withinRates;
  }

  /** The same for what the application hands over by hand. */
  boolean takesByHand(long nowNanos) {
    return processGate.tryPass(rates.perProcess(), nowNanos);
  }

  /** The same for an exception that is seen at a boundary first. */
  boolean takes(Throwable throwable, Boundary boundary, long nowNanos) {
    RecordingRates now = rates;
    return boundaryGates.tryPass(throwable, boundary, now.perSite(), nowNanos)
        && processGate.tryPass(now.perProcess(), nowNanos);
  }
}
