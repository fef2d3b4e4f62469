package dev.faultline.client.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Decides whether to say the same thing again: at once the first time, then not before ten minutes
 * have gone by.
 */
final class Reminder {
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<String, Long> saidAtNanos = new HashMap<>();

  /** It counts as said, whatever was said. */
  void said(String subject, long nowNanos) {
    saidAtNanos.put(subject, nowNanos);
  }

  /** Whether it is time to say this; if so it counts as said. */
  boolean isDue(String subject, long nowNanos) {
    Long saidAt = saidAtNanos.get(subject);
    if (saidAt != null && nowNanos - saidAt < PAUSE_NANOS) {
      return false;
    }
    saidAtNanos.put(subject, nowNanos);
    return true;
  }
}
