package dev.faultline.client.sentry;

import java.util.Locale;
import java.util.regex.Pattern;

/** Ids as Sentry wants them: 32 hexadecimal digits. */
final class EventId {
  private static final Pattern UUID_DIGITS = Pattern.compile("[0-9a-f]{32}");
  private static final long OFFSET = 0xCBF2_9CE4_8422_2325L;
  private static final long PRIME = 0x100_0000_01B3L;

  private EventId() {}

  /** That of a UUID; of any other text always the same for the same text. */
  static String of(String id) {
    String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
    return UUID_DIGITS.matcher(digits).matches()
        ? digits
        : String.format(Locale.ROOT, "%016x%016x", hash(id, OFFSET), hash(id, ~OFFSET));
  }

  /** FNV-1a over chars. */
  private static long hash(String text, long offset) {
    long hash = offset;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
