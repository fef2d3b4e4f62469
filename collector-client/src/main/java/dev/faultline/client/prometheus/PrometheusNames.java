package dev.faultline.client.prometheus;

import dev.faultline.client.metric.Metric;

/**
 * OpenTelemetry's names of metrics and attributes as Prometheus has them, by OpenTelemetry's rules
 * for that: {@code faultline.method.duration} in {@code s} is {@code
 * faultline_method_duration_seconds}. Stateless.
 */
final class PrometheusNames {
  private PrometheusNames() {}

  /** The name of a metric with its unit, without the suffixes of its samples. */
  static String family(Metric<?> metric) {
    String name = valid(metric.name(), true);
    String unit = unit(metric);
    return unit.isEmpty() || name.endsWith('_' + unit) ? name : name + '_' + unit;
  }

  /** The unit as Prometheus writes it; empty for none. */
  static String unit(Metric<?> metric) {
    switch (metric.unit()) {
      case "s":
      case "ms":
      case "us":
      case "ns":
        return "seconds";
      case "By":
        return "bytes";
      case "1":
        return metric.kind() == Metric.Kind.GAUGE ? "ratio" : "";
      default:
        return metric.unit().startsWith("{") ? "" : valid(metric.unit(), true);
    }
  }

  /** How many of Prometheus's units, which are without prefixes, one of the metric's is. */
  static double factor(Metric<?> metric) {
    switch (metric.unit()) {
      case "ms":
        return 1e-3;
      case "us":
        return 1e-6;
      case "ns":
        return 1e-9;
      default:
        return 1;
    }
  }

  /** The name of an attribute. */
  static String label(String attribute) {
    return valid(attribute, false);
  }

  private static String valid(String name, boolean colons) {
    StringBuilder valid = new StringBuilder(name.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (digit && i == 0) {
        valid.append('_');
      }
      valid.append(letter || digit || colons && c == ':' ? c : '_');
    }
    return valid.length() == 0 ? "_" : valid.toString();
  }
}
