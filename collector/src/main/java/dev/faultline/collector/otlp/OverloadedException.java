package dev.faultline.collector.otlp;

/** There is more to do than can be done: the request should be sent again later. */
public final class OverloadedException extends RuntimeException {

  public OverloadedException(String message, Throwable cause) {
    super(message, cause);
  }
}
