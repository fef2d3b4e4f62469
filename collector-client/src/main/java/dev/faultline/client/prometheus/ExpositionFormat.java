package dev.faultline.client.prometheus;

import java.util.Locale;

/** The formats that metrics are shown in, and which of them a reader wants. */
enum ExpositionFormat {
  /** Prometheus's own, which everybody reads. */
  TEXT("text/plain; version=0.0.4; charset=utf-8"),
  OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

  private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

  private final String contentType;

  ExpositionFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * What a reader likes best of those that there are.
   *
   * @param accept the header of that name; null when there is none
   * @return {@link #TEXT} unless OpenMetrics is asked for by its name and liked as much
   */
  static ExpositionFormat preferred(String accept) {
    double openMetrics = 0;
    double text = 0;
    for (String range : accept == null ? new String[0] : accept.split(",")) {
      String[] parts = range.split(";");
      String type = parts[0].trim().toLowerCase(Locale.ROOT);
      String version = parameter(parts, "version");
      if (type.equals(OPEN_METRICS_TYPE) && (version == null || version.equals("1.0.0"))) {
        openMetrics = Math.max(openMetrics, weight(parts));
      } else if (type.equals("text/plain") && (version == null || version.equals("0.0.4"))) {
        text = Math.max(text, weight(parts));
      }
    }
    return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT;
  }

  /** 1 when it is not said, 0 when it cannot be read. */
  private static double weight(String[] parts) {
    String weight = parameter(parts, "q");
    try {
      return weight == null ? 1 : Double.parseDouble(weight);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private static String parameter(String[] parts, String name) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].trim();
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).trim().equalsIgnoreCase(name)) {
        return part.substring(equals + 1).trim().replace("\"", "");
      }
    }
    return null;
  }
}
