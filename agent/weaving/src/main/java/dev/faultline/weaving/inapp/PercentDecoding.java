package dev.faultline.weaving.inapp;

import java.nio.charset.StandardCharsets;

/** Paths of URLs as paths of files (RFC 3986, section 2.1). */
final class PercentDecoding {

  private PercentDecoding() {}

  /**
   * The path with its percent-encoded octets decoded as UTF-8; what is not a valid encoding stays
   * as it is.
   */
  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] from = path.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int high = i + 2 < from.length && from[i] == '%' ? Character.digit(from[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(from[i + 2], 16) : -1;
      if (low >= 0) {
        to[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        to[length++] = from[i];
      }
    }
    return new String(to, 0, length, StandardCharsets.UTF_8);
  }
}
