package dev.faultline.capture.redaction;

/** Bytes that may be those of a text in ASCII, UTF-8 or UTF-16. */
final class BytesAsText {

  private BytesAsText() {}

  /**
   * Whether something of the first {@code shown} of these bytes is hidden when they are taken for a
   * text.
   */
  static boolean redacts(byte[] bytes, int offset, int length, int shown, ValueRedaction by) {
    char[] characters = new char[length];
    int count = 0;
    int countShown = 0;
    for (int i = 0; i < length; i++) {
      byte b = bytes[offset + i];
      // Every other one of a text in UTF-16.
      if (b != 0) {
        // The mark of the order of bytes, which is no part of any text.
        characters[count++] = b == -1 || b == -2 ? ' ' : (char) (b & 0xff);
      }
      countShown = i < shown ? count : countShown;
    }
    String text = new String(characters, 0, count);
    String redacted = by.redact(text, count);
    return redacted != null && !redacted.startsWith(text.substring(0, countShown));
  }
}
