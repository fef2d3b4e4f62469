package dev.faultline.client.sentry;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.http.HttpResponse;
import dev.faultline.client.http.ResponseReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads answers by the rules of Sentry's protocol. Used by the thread that sends. */
final class SentryResponse implements ResponseReader {
  private static final String NOT_SENTRY =
      "answers with success, but not as Sentry does: is this the address of a DSN?";

  private final RateLimits limits;
  private final ClientReports reports;
  private final boolean waitsForLimits;

  /**
   * @param waitsForLimits whether an event that is over a limit is kept until that has gone
   */
  SentryResponse(RateLimits limits, ClientReports reports, boolean waitsForLimits) {
    this.limits = limits;
    this.reports = reports;
    this.waitsForLimits = waitsForLimits;
  }

  RateLimits limits() {
    return limits;
  }

  ClientReports reports() {
    return reports;
  }

  @Override
  public SendOutcome read(HttpResponse response) throws IOException {
    int status = response.status();
    limits.read(status, response.headers("X-Sentry-Rate-Limits"), response.retryAfterSeconds());
    if (response.isSuccessful()) {
      reports.reported();
      byte[] body = response.body();
      boolean strange = body.length > 0 && body[0] != '{';
      return strange ? SendOutcome.accepted(0, NOT_SENTRY) : SendOutcome.accepted();
    }
    String detail = detail(response);
    if (status == 429) {
      // Not reported: Sentry has counted what it refuses so.
      return overLimit(detail);
    }
    if (status == 408 || status == 502 || status == 503 || status == 504) {
      long seconds = response.retryAfterSeconds();
      return seconds < 0
          ? SendOutcome.retryable(detail)
          : SendOutcome.retryableAfter(detail, TimeUnit.SECONDS.toNanos(seconds));
    }
    reports.dropped(ClientReports.REFUSED);
    return SendOutcome.rejected(response.refusal(), detail);
  }

  /** What becomes of an event while a limit holds. */
  SendOutcome overLimit(String detail) {
    return waitsForLimits
        ? SendOutcome.retryableAfter(detail, limits.remainingNanos())
        : SendOutcome.rejected(DropReason.RATE_LIMITED, detail);
  }

  private static String detail(HttpResponse response) {
    List<String> errors = response.headers("X-Sentry-Error");
    String detail = response.describe();
    return errors.isEmpty() ? detail : detail + " (" + errors.get(0) + ')';
  }
}
