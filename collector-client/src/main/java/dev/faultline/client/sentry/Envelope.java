package dev.faultline.client.sentry;

import dev.faultline.client.http.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What an envelope gets when it is sent, which may be long after it was encoded: the time, by which
 * Sentry tells how wrong this host's clock is, and a report of what was dropped.
 */
final class Envelope {
  private Envelope() {}

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
    byte[] bytes = Gzip.decompress(encoded);
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
    return Gzip.compress(envelope.toByteArray());
  }
}
