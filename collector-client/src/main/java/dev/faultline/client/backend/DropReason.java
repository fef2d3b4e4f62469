package dev.faultline.client.backend;

/** Why an event was given up. */
public enum DropReason {
  /** As many events waited as may wait. */
  QUEUE_FULL("queue_full", Origin.DELIVERY),
  /** It waited in a full queue, and one of a higher priority came. */
  DISPLACED("displaced", Origin.DELIVERY),
  /** The delivery was closed before the event came, or before the backend had it. */
  CLOSED("closed", Origin.DELIVERY),
  /** It waited on disk until it was too old. */
  SPOOL_EXPIRED("spool_expired", Origin.DELIVERY),
  /** It was on disk, and could not be read again. */
  SPOOL_DAMAGED("spool_damaged", Origin.DELIVERY),
  /** The event could not be written in the wire's form. */
  UNENCODABLE("unencodable", Origin.DELIVERY),
  /** The transport itself failed, not the network: see the log. */
  SEND_FAILED("send_failed", Origin.DELIVERY),
  /** Delivery itself failed, as without memory: see the log. */
  INTERNAL_ERROR("internal_error", Origin.DELIVERY),
  /** Answered 300 to 399: redirects are not followed, they could carry credentials elsewhere. */
  REDIRECTED("redirected", Origin.BACKEND),
  /** Answered 400: the backend found the request malformed. */
  BAD_REQUEST("bad_request", Origin.BACKEND),
  /** Answered 401: credentials missing or wrong. */
  UNAUTHORIZED("unauthorized", Origin.BACKEND),
  /** Answered 403. */
  FORBIDDEN("forbidden", Origin.BACKEND),
  /** Answered 404: nothing takes logs at that address. */
  NOT_FOUND("not_found", Origin.BACKEND),
  /** Answered 413: the batch was too large for the backend. */
  TOO_LARGE("too_large", Origin.BACKEND),
  /** Over a limit of the backend's, which does not want it later either. */
  RATE_LIMITED("rate_limited", Origin.BACKEND),
  /** Answered any other 400 to 499 that is not worth another try. */
  REJECTED("rejected", Origin.BACKEND),
  /** Answered 500 or above with a status that is not worth another try. */
  SERVER_ERROR("server_error", Origin.BACKEND);

  private enum Origin {
    DELIVERY,
    BACKEND
  }

  private final String wireName;
  private final Origin origin;

  DropReason(String wireName, Origin origin) {
    this.wireName = wireName;
    this.origin = origin;
  }

  /**
   * Whether the backend itself gave the event up, or had it refused: it knows of that. Of all
   * others it is {@link Backend#lost told}.
   */
  public boolean isOfBackend() {
    return origin == Origin.BACKEND;
  }

  /** Lower case, with underscores; for logs and metrics. */
  public String wireName() {
    return wireName;
  }
}
