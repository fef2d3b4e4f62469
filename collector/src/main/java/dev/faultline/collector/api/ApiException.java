package dev.faultline.collector.api;

/** A request to the API that cannot be answered. */
final class ApiException extends Exception {

  private final int status;

  /**
   * @param status HTTP's
   * @param message what is wrong and how to mend it
   */
  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
