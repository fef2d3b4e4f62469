package dev.faultline.capture.record;

import dev.faultline.capture.site.Rate;

/** How often exceptions are recorded, beyond being counted. Immutable. */
public final class RecordingRates {

  private final Rate perFingerprint;
  private final Rate perSite;
  private final Rate perProcess;

  /**
   * @param perFingerprint for those of one type at one site
   * @param perSite for all of one site
   * @param perProcess for all together
   */
  public RecordingRates(Rate perFingerprint, Rate perSite, Rate perProcess) {
    this.perFingerprint = perFingerprint;
    this.perSite = perSite;
    this.perProcess = perProcess;
  }

  Rate perFingerprint() {
    return perFingerprint;
  }

  Rate perSite() {
    return perSite;
  }

  Rate perProcess() {
    return perProcess;
  }
}
