package dev.faultline.collector.otlp;

/** A request that is refused as a whole. */
final class OtlpException extends Exception {

  private final Refusal refusal;

  OtlpException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
