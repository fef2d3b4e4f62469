package dev.faultline.collector.otlp;

/**
 * What was sent cannot be stored now, which the log has been told: it should be sent again later.
 */
public final class UnavailableException extends RuntimeException {

  public UnavailableException(Throwable cause) {
    super(cause);
  }
}
