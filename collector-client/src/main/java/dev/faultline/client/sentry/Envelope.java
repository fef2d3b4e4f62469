package dev.faultline.client.sentry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What an envelope gets when it is sent, which may be long after it was encoded: the time, by which
 * Sentry tells how wrong this host's clock is, and a report of what was dropped.
 */
final class Envelope {
  private static final int BUFFER_BYTES = 8_192;

  private Envelope() {}

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(BUFFER_BYTES);
    try (OutputStream gzip = new GZIPOutputStream(compressed, BUFFER_BYTES)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }

  private static byte[] gunzip(byte[] compressed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * compressed.length);
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * An envelope to be sent now.
   *
   * @param encoded by {@link EnvelopeEncoder}, compressed
   * @param sentAt the time, by RFC 3339
   * @param report a client report's payload; null for none
   * @return compressed
   * @throws IOException when it was not encoded so
   */
  static byte[] seal(byte[] encoded, String sentAt, byte[] report) throws IOException {
    byte[] bytes = gunzip(encoded);
    if (bytes.length == 0 || bytes[0] != '{') {
      throw new IOException("what was kept is no envelope");
    }
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(bytes.length + 512);
    byte[] beginning = ("{\"sent_at\":\"" + sentAt + "\",").getBytes(StandardCharsets.UTF_8);
    envelope.write(beginning, 0, beginning.length);
    envelope.write(bytes, 1, bytes.length - 1);
    if (report != null) {
      EnvelopeEncoder.writeItem(envelope, "client_report", report);
    }
    return gzip(envelope.toByteArray());
  }
}
