package dev.faultline.client.http;

import dev.faultline.client.backend.DropReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Response;
import okio.BufferedSource;

/** What the other side answered. To be read while the request is under way, by its thread. */
public final class HttpResponse {
  private static final int MAX_BODY_BYTES = 65_536;
  private static final int MAX_QUOTE_CHARS = 200;

  private final Response response;

  HttpResponse(Response response) {
    this.response = response;
  }

  /** The status code. */
  public int status() {
    return response.code();
  }

  /** Whether the status is 200 to 299. */
  public boolean isSuccessful() {
    return response.isSuccessful();
  }

  /** All values of a header, in their order; empty when it is not there. */
  public List<String> headers(String name) {
    return response.headers(name);
  }

  /**
   * Seconds to wait before the next request, by the header {@code Retry-After}, 0 to 600; -1 when
   * it is absent or makes no sense.
   */
  public long retryAfterSeconds() {
    return RetryAfter.seconds(response.headers(), System.currentTimeMillis());
  }

  /**
   * The body, at most 64 KiB of it: what a backend says is short, and one that does not stop must
   * not fill our heap.
   *
   * @throws IOException when it is cut short, or not compressed as its header says
   */
  public byte[] body() throws IOException {
    BufferedSource source = response.body().source();
    source.request(MAX_BODY_BYTES);
    return source.readByteArray(Math.min(source.getBuffer().size(), MAX_BODY_BYTES));
  }

  /** The status and the beginning of the body, for an outcome. Uses the body up. */
  public String describe() {
    try {
      return describe(new String(body(), StandardCharsets.UTF_8));
    } catch (IOException cutShort) {
      // The status was read and says enough.
      return describe("");
    }
  }

  /**
   * The status and the beginning of what the other side says about it, for an outcome.
   *
   * @param words empty for none
   */
  public String describe(String words) {
    return "HTTP " + status() + quote(words);
  }

  private static String quote(String text) {
    String quoted = ": " + text;
    return text.trim().isEmpty()
        ? ""
        : quoted.substring(0, Math.min(MAX_QUOTE_CHARS, quoted.length()));
  }

  /** The reason that a request with this status is given up for, when it is not tried again. */
  public DropReason refusal() {
    int status = status();
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
}
