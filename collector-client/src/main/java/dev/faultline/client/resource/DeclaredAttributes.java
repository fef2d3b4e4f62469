package dev.faultline.client.resource;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attributes that the environment declares in {@code OTEL_RESOURCE_ATTRIBUTES}: {@code
 * key=value,key=value}, values percent-encoded (OpenTelemetry specification, resource SDK). This is
 * how Kubernetes' operators and clouds tell a process where it runs.
 */
final class DeclaredAttributes {
  static final String VARIABLE = "OTEL_RESOURCE_ATTRIBUTES";

  private DeclaredAttributes() {}

  /**
   * In their order; a pair that cannot be read is left out.
   *
   * @param text null for none
   */
  static Map<String, String> parse(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (text == null) {
      return attributes;
    }
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String key = pair.substring(0, equals).trim();
        String value = decoded(pair.substring(equals + 1).trim());
        if (!key.isEmpty() && value != null) {
          attributes.put(key, value);
        }
      }
    }
    return attributes;
  }

  private static String decoded(String value) {
    try {
      // A plus is a plus here, unlike in a form.
      return URLDecoder.decode(value.replace("+", "%2B"), "UTF-8");
    } catch (IllegalArgumentException | UnsupportedEncodingException malformed) {
      return null;
    }
  }
}
