package dev.faultline.agent.settings;

import dev.faultline.client.http.HeaderRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How lists of names with values are written. */
final class NamedValueParsers {

  private NamedValueParsers() {}

  /** Headers of a request: {@code name=value} separated by commas. */
  static ValueParser<Map<String, String>> headers() {
    return new ValueParser<Map<String, String>>() {
      @Override
      public Map<String, String> parse(String text) {
        try {
          return headers(text);
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException(
              "a list such as name=value,other=value in printable ASCII", refused);
        }
      }

      @Override
      public String format(Map<String, String> headers) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> header : headers.entrySet()) {
          text.append(text.length() == 0 ? "" : ",");
          text.append(header.getKey()).append('=').append(header.getValue());
        }
        return text.toString();
      }
    };
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = namedValues(text);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      // The client's own rules; it would refuse them later, and send nothing at all.
      HeaderRules.check(header.getKey(), header.getValue());
    }
    return headers;
  }

  /** Tags of every event: {@code name=value} separated by commas. */
  static ValueParser<Map<String, String>> tags() {
    return new ValueParser<Map<String, String>>() {
      @Override
      public Map<String, String> parse(String text) {
        try {
          return namedValues(text);
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException("a list such as team=shop,region=eu", refused);
        }
      }
    };
  }

  private static Map<String, String> namedValues(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String one : ListParsers.split(text)) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? "" : one.substring(0, equals).trim();
      if (name.isEmpty()) {
        throw new IllegalArgumentException("no name before an equals sign");
      }
      values.put(name, one.substring(equals + 1).trim());
    }
    return Collections.unmodifiableMap(values);
  }
}
