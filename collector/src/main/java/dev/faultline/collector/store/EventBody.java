package dev.faultline.collector.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/**
 * An event's JSON as it is on disk: deflated where that is shorter. Names of classes and fields
 * come again and again in it, so that it takes a third.
 */
final class EventBody {

  /** No zlib stream begins with it. */
  private static final byte JSON_BEGIN = '{';

  private EventBody() {}

  static byte[] of(String json) {
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    byte[] deflated = new byte[plain.length];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(plain);
      deflater.finish();
      int length = deflater.deflate(deflated);
      return deflater.finished() ? Arrays.copyOf(deflated, length) : plain;
    } finally {
      deflater.end();
    }
  }

  /**
   * The JSON again.
   *
   * @param stored what {@link #of} made, or JSON in UTF-8, as older collectors kept it
   * @throws IOException if it is neither
   */
  static String json(byte[] stored) throws IOException {
    if (stored.length == 0 || stored[0] == JSON_BEGIN) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(stored))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
