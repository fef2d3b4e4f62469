package dev.faultline.client.file;

import java.time.DateTimeException;
import java.time.Instant;

/** Lines of JSON, each with a time as its first field. */
final class NdjsonFormat implements LineFormat {
  /** The first field of each line: a time by RFC 3339. */
  static final String FIRST_FIELD = "time";

  private static final String BEGINNING = "{\"" + FIRST_FIELD + "\":\"";

  @Override
  public byte[] header(long unixMillis) {
    return new byte[0];
  }

  @Override
  public long beganUnixMillis(String beginning) {
    int end = beginning.indexOf('"', BEGINNING.length());
    if (beginning.startsWith(BEGINNING) && end > 0) {
      try {
        return Instant.parse(beginning.substring(BEGINNING.length(), end)).toEpochMilli();
      } catch (DateTimeException notOurs) {
        // Written by hand, perhaps.
      }
    }
    return -1;
  }
}
