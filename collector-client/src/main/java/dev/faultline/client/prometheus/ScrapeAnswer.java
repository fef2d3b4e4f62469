package dev.faultline.client.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** An HTTP response, after which the connection ends. Immutable. */
final class ScrapeAnswer {
  private static final int OK = 200;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final String head;
  private final byte[] body;

  private ScrapeAnswer(String status, String headers, byte[] body) {
    this.head =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    this.body = body;
  }

  /** Metrics. */
  static ScrapeAnswer of(String text, ExpositionFormat format, boolean gzip) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ScrapeAnswer(
        OK + " OK",
        "Content-Type: "
            + format.contentType()
            + "\r\nVary: Accept, Accept-Encoding\r\n"
            + (gzip ? "Content-Encoding: gzip\r\n" : ""),
        gzip ? gzipped(bytes) : bytes);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 8 + 64);
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }

  /** Why there are none. */
  static ScrapeAnswer of(ScrapeRefused refused) {
    return new ScrapeAnswer(
        refused.status() + " " + refused.reason(),
        "Content-Type: text/plain; charset=utf-8\r\n"
            + (refused.status() == METHOD_NOT_ALLOWED ? "Allow: GET\r\n" : ""),
        (refused.getMessage() + '\n').getBytes(StandardCharsets.UTF_8));
  }

  void writeTo(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    out.write(all);
    out.flush();
  }
}
