package dev.faultline.collector.otlp;

/**
 * A request body that is not an {@code ExportLogsServiceRequest}. The message says where and why.
 */
final class MalformedBodyException extends Exception {

  MalformedBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
