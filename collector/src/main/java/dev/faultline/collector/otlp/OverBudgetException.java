package dev.faultline.collector.otlp;

import java.io.IOException;

/** A body that is more than can be dealt with, at all or just now. */
final class OverBudgetException extends IOException {

  static final String TOO_MUCH_AT_ONCE = "too many requests at once: send this one again later";

  private final Refusal refusal;

  OverBudgetException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
