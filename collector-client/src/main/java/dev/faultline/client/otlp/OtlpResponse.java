package dev.faultline.client.otlp;

import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.http.HttpResponse;
import dev.faultline.client.http.ResponseReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Reads a backend's answer by the rules of OTLP/HTTP. */
final class OtlpResponse implements ResponseReader {
  private static final String NOT_OTLP =
      "answers with success, but not in OTLP: is there an OTLP/HTTP backend at this address?";

  private static final String NOT_ACKNOWLEDGED =
      "answers with success, but not as a Faultline collector that has stored them: is one at this"
          + " address? Other OTLP backends have the type otlp";

  /** What the collector says when all that it has accepted is committed to its store. */
  private static final String ACKNOWLEDGED = "Faultline-Acknowledged";

  /** Of {@code google.rpc.Status}. */
  private static final int STATUS_MESSAGE = 2;

  private final boolean wantsAcknowledgement;

  /**
   * @param wantsAcknowledgement whether a success counts only when a collector says that it has
   *     stored what was sent
   */
  OtlpResponse(boolean wantsAcknowledgement) {
    this.wantsAcknowledgement = wantsAcknowledgement;
  }

  @Override
  public SendOutcome read(HttpResponse response) throws IOException {
    if (!response.isSuccessful()) {
      return refused(response);
    }
    if (wantsAcknowledgement && response.headers(ACKNOWLEDGED).isEmpty()) {
      return SendOutcome.retryable(NOT_ACKNOWLEDGED);
    }
    return accepted(response);
  }

  private static SendOutcome accepted(HttpResponse response) throws IOException {
    byte[] body = response.body();
    try {
      PartialSuccess partial = PartialSuccess.read(body, encoding(response, body));
      return SendOutcome.accepted(partial.rejected(), partial.message());
    } catch (IOException malformed) {
      return SendOutcome.accepted(0, NOT_OTLP);
    }
  }

  private static SendOutcome refused(HttpResponse response) {
    int status = response.status();
    String detail = response.describe(words(response));
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      long seconds = response.retryAfterSeconds();
      return seconds < 0
          ? SendOutcome.retryable(detail)
          : SendOutcome.retryableAfter(detail, TimeUnit.SECONDS.toNanos(seconds));
    }
    return SendOutcome.rejected(response.refusal(), detail);
  }

  /** What the backend says, for people. */
  private static String words(HttpResponse response) {
    byte[] body;
    try {
      body = response.body();
    } catch (IOException cutShort) {
      // The status was read and says enough.
      return "";
    }
    if (isOf(OtlpEncoding.PROTOBUF, response)) {
      try {
        return statusMessage(new ProtobufReader(body));
      } catch (IOException noStatus) {
        // Then it is a text, whatever the header says.
      }
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String statusMessage(ProtobufReader status) throws IOException {
    String message = "";
    while (status.next()) {
      if (status.isPiece(STATUS_MESSAGE)) {
        message = status.text();
      } else {
        status.skip();
      }
    }
    return message;
  }

  /** As the answer says itself, else as it looks. */
  private static OtlpEncoding encoding(HttpResponse response, byte[] body) throws IOException {
    for (OtlpEncoding encoding : OtlpEncoding.values()) {
      if (isOf(encoding, response)) {
        return encoding;
      }
    }
    if (body.length == 0 || body[0] == '{') {
      return OtlpEncoding.JSON;
    }
    if (response.headers("Content-Type").isEmpty()) {
      return OtlpEncoding.PROTOBUF;
    }
    throw new IOException("neither says that it is OTLP nor looks like it");
  }

  private static boolean isOf(OtlpEncoding encoding, HttpResponse response) {
    List<String> types = response.headers("Content-Type");
    return !types.isEmpty()
        && types.get(0).trim().toLowerCase(Locale.ROOT).startsWith(encoding.contentType());
  }
}
