package dev.faultline.client.text;

import java.util.Arrays;

/** How many bytes a text takes in JSON in UTF-8, the largest of the encodings. */
public final class WireSize {
  private static final int ESCAPED = 2;
  private static final int ESCAPED_BY_NUMBER = 6;

  /** Of each char of ASCII. Asked for all chars of all events: a look here is the fastest way. */
  private static final byte[] ASCII = ascii();

  private WireSize() {}

  private static byte[] ascii() {
    byte[] sizes = new byte[0x80];
    Arrays.fill(sizes, (byte) 1);
    Arrays.fill(sizes, 0, ' ', (byte) ESCAPED_BY_NUMBER);
    for (char c : "\b\t\n\f\r\"\\".toCharArray()) {
      sizes[c] = ESCAPED;
    }
    return sizes;
  }

  /** In bytes; 0 for null. */
  public static long of(String text) {
    if (text == null) {
      return 0;
    }
    long size = 0;
    for (int i = 0; i < text.length(); i++) {
      size += of(text.charAt(i));
    }
    return size;
  }

  /**
   * How many chars of a text take no more than so many bytes, from its beginning on.
   *
   * @param bytes 0 or more
   */
  public static int charsWithin(String text, int bytes) {
    int left = bytes;
    for (int i = 0; i < text.length(); i++) {
      left -= of(text.charAt(i));
      if (left < 0) {
        return i;
      }
    }
    return text.length();
  }

  private static int of(char c) {
    if (c < ASCII.length) {
      return ASCII[c];
    }
    if (Character.isSurrogate(c)) {
      // Jackson writes a pair so.
      return ESCAPED_BY_NUMBER;
    }
    return c < 0x800 ? 2 : 3;
  }
}
