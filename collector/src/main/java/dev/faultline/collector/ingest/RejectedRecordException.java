package dev.faultline.collector.ingest;

/** A log record that claims to hold an exception but contradicts what events look like. */
final class RejectedRecordException extends Exception {

  /**
   * @param message which field, what is wrong with it, and what it must be
   */
  RejectedRecordException(String message) {
    super(message);
  }
}
