package dev.faultline.client.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How bodies are compressed. */
public final class Gzip {
  private static final int BUFFER_BYTES = 8_192;

  private Gzip() {}

  /** A stream that has to be closed for all of it to be in {@code to}. */
  public static OutputStream compressing(OutputStream to) throws IOException {
    return new GZIPOutputStream(to, BUFFER_BYTES);
  }

  public static byte[] compress(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(BUFFER_BYTES);
    try (OutputStream gzip = compressing(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }

  /**
   * @throws IOException when it is no gzip, or damaged
   */
  public static byte[] decompress(byte[] compressed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * compressed.length);
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
    }
    return bytes.toByteArray();
  }
}
