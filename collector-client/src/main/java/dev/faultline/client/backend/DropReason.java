package dev.faultline.client.backend;

/** Why an event was given up. */
public enum DropReason {
  /** As many events waited as may wait. */
  QUEUE_FULL("queue_full"),
  /** It waited in a full queue, and one of a higher priority came. */
  DISPLACED("displaced"),
  /** The delivery was closed before the event came, or before the backend had it. */
  CLOSED("closed"),
  /** It waited on disk until it was too old. */
  SPOOL_EXPIRED("spool_expired"),
  /** It was on disk, and could not be read again. */
  SPOOL_DAMAGED("spool_damaged"),
  /** The event could not be written in the wire's form. */
  UNENCODABLE("unencodable"),
  /** The transport itself failed, not the network: see the log. */
  SEND_FAILED("send_failed"),
  /** Delivery itself failed, as without memory: see the log. */
  INTERNAL_ERROR("internal_error"),
  /** Answered 300 to 399: redirects are not followed, they could carry credentials elsewhere. */
  REDIRECTED("redirected"),
  /** Answered 400: the backend found the request malformed. */
  BAD_REQUEST("bad_request"),
  /** Answered 401: credentials missing or wrong. */
  UNAUTHORIZED("unauthorized"),
  /** Answered 403. */
  FORBIDDEN("forbidden"),
  /** Answered 404: nothing takes logs at that address. */
  NOT_FOUND("not_found"),
  /** Answered 413: the batch was too large for the backend. */
  TOO_LARGE("too_large"),
  /** Over a limit of the backend's, which does not want it later either. */
  RATE_LIMITED("rate_limited"),
  /** Answered any other 400 to 499 that is not worth another try. */
  REJECTED("rejected"),
  /** Answered 500 or above with a status that is not worth another try. */
  SERVER_ERROR("server_error");

  private final String wireName;

  DropReason(String wireName) {
    this.wireName = wireName;
  }

  /** Lower case, with underscores; for logs and metrics. */
  public String wireName() {
    return wireName;
  }
}
