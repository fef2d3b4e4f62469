package dev.faultline.client.file;

/** What the files hold, as far as it matters to who begins them. Immutable. */
interface LineFormat {
  /**
   * Whole lines that a file begins with, before anything else; empty for none.
   *
   * @param unixMillis when it begins
   */
  byte[] header(long unixMillis);

  /**
   * When a file was begun, by its first bytes; in milliseconds since 1970.
   *
   * @return -1 when they do not tell
   */
  long beganUnixMillis(String beginning);
}
