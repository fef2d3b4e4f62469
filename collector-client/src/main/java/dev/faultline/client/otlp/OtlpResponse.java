package dev.faultline.client.otlp;

import dev.faultline.client.delivery.DropReason;
import dev.faultline.client.delivery.SendOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads a backend's answer by the rules of OTLP/HTTP. */
final class OtlpResponse {
  private static final int MAX_BODY_BYTES = 65_536;
  private static final int MAX_QUOTE_CHARS = 200;

  private OtlpResponse() {}

  /**
   * What the answer means; an {@link IOException} while reading a success means that the batch may
   * not have arrived.
   */
  static SendOutcome outcome(Response response) throws IOException {
    int status = response.code();
    if (response.isSuccessful()) {
      return PartialSuccess.read(body(response));
    }
    String detail = "HTTP " + status + quote(response);
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      long seconds = RetryAfter.seconds(response.headers(), System.currentTimeMillis());
      return seconds < 0
          ? SendOutcome.retryable(detail)
          : SendOutcome.retryableAfter(detail, TimeUnit.SECONDS.toNanos(seconds));
    }
    return SendOutcome.rejected(reason(status), detail);
  }

  private static DropReason reason(int status) {
    switch (status) {
      case 400:
        return DropReason.BAD_REQUEST;
      case 401:
        return DropReason.UNAUTHORIZED;
      case 403:
        return DropReason.FORBIDDEN;
      case 404:
        return DropReason.NOT_FOUND;
      case 413:
        return DropReason.TOO_LARGE;
      default:
        if (status >= 500) {
          return DropReason.SERVER_ERROR;
        }
        return status >= 400 ? DropReason.REJECTED : DropReason.REDIRECTED;
    }
  }

  /**
   * At most {@link #MAX_BODY_BYTES}: what a backend says is short, and one that does not stop must
   * not fill our heap.
   */
  private static byte[] body(Response response) throws IOException {
    BufferedSource source = response.body().source();
    source.request(MAX_BODY_BYTES);
    return source.readByteArray(Math.min(source.getBuffer().size(), MAX_BODY_BYTES));
  }

  /** The beginning of an error's text on one line, for people. */
  private static String quote(Response response) {
    String text;
    try {
      text = new String(body(response), StandardCharsets.UTF_8);
    } catch (IOException cutShort) {
      // The status was read and says enough.
      return "";
    }
    StringBuilder line = new StringBuilder(": ");
    for (int i = 0; i < text.length() && line.length() < MAX_QUOTE_CHARS; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return text.trim().isEmpty() ? "" : line.toString();
  }
}
