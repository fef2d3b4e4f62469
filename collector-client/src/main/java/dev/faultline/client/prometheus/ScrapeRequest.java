package dev.faultline.client.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The head of an HTTP request, as far as it matters here. Immutable. */
final class ScrapeRequest {
  private static final int MOST_BYTES = 8_192;

  private final String method;
  private final String path;
  private final String accept;
  private final boolean gzip;

  private ScrapeRequest(String head) throws ScrapeRefused {
    String[] lines = head.split("\r?\n");
    String[] first = lines[0].split(" ");
    if (first.length != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith("/")) {
      throw new ScrapeRefused(400, "Bad Request", "this is not HTTP/1.1");
    }
    method = first[0];
    int query = first[1].indexOf('?');
    path = query < 0 ? first[1] : first[1].substring(0, query);
    StringBuilder accepted = new StringBuilder();
    boolean compressed = false;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        throw new ScrapeRefused(400, "Bad Request", "a header has no colon");
      }
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      String value = lines[i].substring(colon + 1).trim();
      if (name.equals("accept")) {
        accepted.append(accepted.length() == 0 ? "" : ",").append(value);
      }
      compressed |= name.equals("accept-encoding") && takesGzip(value);
    }
    accept = accepted.toString();
    gzip = compressed;
  }

  private static boolean takesGzip(String value) {
    for (String coding : value.toLowerCase(Locale.ROOT).split(",")) {
      String plain = coding.replace(" ", "");
      if (plain.equals("gzip") || plain.startsWith("gzip;") && !plain.matches("gzip;q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads one.
   *
   * @param timeoutNanos for all of it, however slowly it comes
   * @return null when the connection ended before there was any
   * @throws ScrapeRefused when it is none, or took too long
   */
  static ScrapeRequest read(Socket socket, long timeoutNanos) throws IOException, ScrapeRefused {
    long end = System.nanoTime() + timeoutNanos;
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[MOST_BYTES];
    int length = 0;
    try {
      while (length < MOST_BYTES) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int count = in.read(bytes, length, MOST_BYTES - length);
        if (count < 0) {
          if (length == 0) {
            return null;
          }
          throw new ScrapeRefused(400, "Bad Request", "the request has no end");
        }
        length += count;
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int headEnd = headEnd(head);
        if (headEnd >= 0) {
          return new ScrapeRequest(head.substring(0, headEnd));
        }
      }
    } catch (SocketTimeoutException slow) {
      throw new ScrapeRefused(408, "Request Timeout", "the request took too long");
    }
    throw new ScrapeRefused(431, "Request Header Fields Too Large", "the request is too long");
  }

  private static int headEnd(String head) {
    int strict = head.indexOf("\r\n\r\n");
    int lenient = head.indexOf("\n\n");
    return strict < 0 ? lenient : lenient < 0 ? strict : Math.min(strict, lenient);
  }

  String method() {
    return method;
  }

  /** Without a query. */
  String path() {
    return path;
  }

  /** Empty when it says nothing. */
  String accept() {
    return accept;
  }

  boolean acceptsGzip() {
    return gzip;
  }
}
