package dev.faultline.capture.snapshot;

/** Bytes as text: {@code 0x00ff… (+1200 bytes)}. */
final class Hexadecimal {

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Hexadecimal() {}

  /** So many bytes from an offset, of which at most {@code shown} are shown. */
  static String of(byte[] bytes, int offset, int length, int shown) {
    int count = Math.min(length, shown);
    StringBuilder text = new StringBuilder(2 * count + 24).append("0x");
    for (int i = offset; i < offset + count; i++) {
      text.append(DIGITS[bytes[i] >> 4 & 15]).append(DIGITS[bytes[i] & 15]);
    }
    if (count < length) {
      text.append("… (+").append(length - count).append(" bytes)");
    }
    return text.toString();
  }
}
