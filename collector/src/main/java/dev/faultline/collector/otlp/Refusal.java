package dev.faultline.collector.otlp;

/**
 * Why a request is refused: HTTP's status, the code of {@code google.rpc.Status}, and whether to
 * try again.
 */
enum Refusal {
  BAD_DATA(400, 3, false),
  TOO_LARGE(413, 3, false),
  UNSUPPORTED_MEDIA_TYPE(415, 3, false),
  OVERLOADED(503, 14, true),
  STORE_FAILED(503, 14, true);

  private final int httpStatus;
  private final int rpcCode;
  private final boolean retryable;

  Refusal(int httpStatus, int rpcCode, boolean retryable) {
    this.httpStatus = httpStatus;
    this.rpcCode = rpcCode;
    this.retryable = retryable;
  }

  int httpStatus() {
    return httpStatus;
  }

  /** By google/rpc/code.proto. */
  int rpcCode() {
    return rpcCode;
  }

  boolean retryable() {
    return retryable;
  }
}
