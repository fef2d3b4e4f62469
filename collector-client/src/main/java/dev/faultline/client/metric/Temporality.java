package dev.faultline.client.metric;

/** Since when the sums and histograms of an export count, as OpenTelemetry has it. */
public enum Temporality {
  /** Since the counting began: each export has all there has been. */
  CUMULATIVE,
  /** Since the last export that was acknowledged: each has what is new. */
  DELTA
}
