package dev.faultline.capture.record;

import dev.faultline.capture.site.Rate;

/** How often exceptions are recorded, beyond being counted. Immutable. */
public final class RecordingRates {

  private final Rate perSite;
  private final Rate perProcess;

  public RecordingRates(Rate perSite, Rate perProcess) {
    this.perSite = perSite;
    this.perProcess = perProcess;
  }

  Rate perSite() {
    return perSite;
  }

  Rate perProcess() {
    return perProcess;
  }
}
