package dev.faultline.client.sentry;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts events that were dropped here and that Sentry would not know of otherwise. The counts
 * leave with the next envelope that is sent, and stay until one has arrived. Used by one thread at
 * a time.
 */
final class ClientReports {
  /** Not sent, since Sentry had asked for none. */
  static final String RATE_LIMITED = "ratelimit_backoff";

  /** Refused by the server. */
  static final String REFUSED = "send_error";

  /** It could not be encoded, or read again, or there is a fault of ours. */
  static final String UNENCODABLE = "internal_sdk_error";

  /** The queue had no room for it. */
  static final String QUEUE_OVERFLOW = "queue_overflow";

  /** It waited on disk for too long. */
  static final String CACHE_OVERFLOW = "cache_overflow";

  /** The server did not take it until the end. */
  static final String UNREACHABLE = "network_error";

  private final boolean wanted;
  private final Map<String, Long> quantities = new LinkedHashMap<>();

  /**
   * @param wanted whether anything is reported at all
   */
  ClientReports(boolean wanted) {
    this.wanted = wanted;
  }

  void dropped(String reason) {
    dropped(reason, 1);
  }

  void dropped(String reason, long events) {
    if (wanted) {
      Long before = quantities.get(reason);
      quantities.put(reason, before == null ? events : before + events);
    }
  }

  /**
   * The payload of a report; null when there is nothing to report.
   *
   * @param time by RFC 3339
   */
  byte[] payload(String time) {
    if (quantities.isEmpty()) {
      return null;
    }
    StringBuilder json = new StringBuilder(128);
    json.append("{\"timestamp\":\"").append(time).append("\",\"discarded_events\":[");
    String separator = "";
    for (Map.Entry<String, Long> quantity : quantities.entrySet()) {
      json.append(separator).append("{\"reason\":\"").append(quantity.getKey());
      json.append("\",\"category\":\"").append(RateLimits.CATEGORY);
      json.append("\",\"quantity\":").append(quantity.getValue()).append('}');
      separator = ",";
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What {@link #payload} told has arrived; nothing was dropped in between. */
  void reported() {
    quantities.clear();
  }
}
