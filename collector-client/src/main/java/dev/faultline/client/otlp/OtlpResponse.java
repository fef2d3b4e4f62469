package dev.faultline.client.otlp;

import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.http.HttpResponse;
import dev.faultline.client.http.ResponseReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Reads a backend's answer by the rules of OTLP/HTTP. */
final class OtlpResponse implements ResponseReader {

  @Override
  public SendOutcome read(HttpResponse response) throws IOException {
    int status = response.status();
    if (response.isSuccessful()) {
      return PartialSuccess.read(response.body());
    }
    String detail = response.describe();
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      long seconds = response.retryAfterSeconds();
      return seconds < 0
          ? SendOutcome.retryable(detail)
          : SendOutcome.retryableAfter(detail, TimeUnit.SECONDS.toNanos(seconds));
    }
    return SendOutcome.rejected(response.refusal(), detail);
  }
}
