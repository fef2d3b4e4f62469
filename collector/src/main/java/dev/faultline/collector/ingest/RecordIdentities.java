package dev.faultline.collector.ingest;

import dev.faultline.collector.otlp.LogRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Derives ids for records that bring none, from all that they hold. A batch that is sent again
 * gives the same ids again. Equal records within one batch are different events (a coarse clock
 * gives them the same time), told apart by their order. One instance per request; not thread-safe.
 */
final class RecordIdentities {

  private static final int HEX_DIGITS = 32;

  private final Map<String, Integer> seen = new HashMap<>();

  /** 32 hexadecimal digits. */
  String derive(LogRecord record) {
    String content = record.toString();
    int ordinal = seen.merge(content, 1, Integer::sum);
    byte[] hash = sha256().digest((ordinal + "\n" + content).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
