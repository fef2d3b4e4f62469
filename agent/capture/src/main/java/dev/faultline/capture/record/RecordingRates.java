package dev.faultline.capture.record;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.StackDepths;

/** How often exceptions are recorded, beyond being counted. Immutable. */
public final class RecordingRates {

  private final Rate perFingerprint;
  private final Rate perSite;
  private final Rate perProcess;
  private final int perDepth;

  /**
   * @param perFingerprint for those of one type at one site
   * @param perSite for all of one site
   * @param perProcess for all together
   */
  public RecordingRates(Rate perFingerprint, Rate perSite, Rate perProcess) {
    this.perFingerprint = perFingerprint;
    this.perSite = perSite;
    this.perProcess = perProcess;
    this.perDepth = Math.min(StackDepths.MOST, Math.min(perFingerprint.burst(), perSite.burst()));
  }

  /** For those of one type at one site, and for events of one type and stack. */
  public Rate perFingerprint() {
    return perFingerprint;
  }

  Rate perSite() {
    return perSite;
  }

  Rate perProcess() {
    return perProcess;
  }

  /** How many of each depth of the stack are recorded beyond the rates of fingerprint and site. */
  int perDepth() {
    return perDepth;
  }
}
