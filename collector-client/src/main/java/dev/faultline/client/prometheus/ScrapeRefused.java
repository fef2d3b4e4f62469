package dev.faultline.client.prometheus;

/** A request that gets an answer of its own. */
final class ScrapeRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  ScrapeRefused(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  /** As HTTP names the status. */
  String reason() {
    return reason;
  }
}
