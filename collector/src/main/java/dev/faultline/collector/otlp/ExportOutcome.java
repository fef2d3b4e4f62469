package dev.faultline.collector.otlp;

/**
 * How a request that was understood went.
 *
 * @param rejected how many of its records were refused
 * @param message why, for the sender's developer; empty when none were refused
 */
public record ExportOutcome(long rejected, String message) {

  /** Nothing was refused. */
  static final ExportOutcome ALL_ACCEPTED = new ExportOutcome(0, "");
}
