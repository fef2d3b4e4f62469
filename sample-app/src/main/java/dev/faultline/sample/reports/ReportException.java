package dev.faultline.sample.reports;

/** A report could not be made. */
public class ReportException extends RuntimeException {
  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
