package dev.faultline.client.http;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import java.time.Duration;

/**
 * Reads what all backends over HTTP have among their settings: {@code headers}, {@code proxy},
 * {@code connect-timeout}, {@code read-timeout}.
 */
public final class HttpSettingsReader {
  private static final String HEADERS = "headers";
  private static final String PROXY = "proxy";

  private HttpSettingsReader() {}

  /**
   * The settings.
   *
   * @throws InvalidBackendException when one does not fit; values of headers are not repeated
   */
  public static HttpSettings read(BackendSettings settings) {
    HttpSettings.Builder http = HttpSettings.builder();
    addHeaders(http, settings);
    addProxy(http, settings);
    try {
      return http.connectTimeout(settings.duration("connect-timeout", Duration.ofSeconds(5)))
          .readTimeout(settings.duration("read-timeout", Duration.ofSeconds(10)))
          .build();
    } catch (InvalidBackendException wrong) {
      throw wrong;
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(settings.fullName("*-timeout"), wrong.getMessage());
    }
  }

  private static void addHeaders(HttpSettings.Builder http, BackendSettings settings) {
    String text = settings.text(HEADERS, "");
    for (String header : text.split(",")) {
      if (header.trim().isEmpty()) {
        continue;
      }
      int equals = header.indexOf('=');
      if (equals < 0) {
        // Not repeated: who forgets the name shows the secret.
        throw new InvalidBackendException(
            settings.fullName(HEADERS), "expected name=value, several separated by commas");
      }
      try {
        http.header(header.substring(0, equals).trim(), header.substring(equals + 1).trim());
      } catch (IllegalArgumentException wrong) {
        throw new InvalidBackendException(settings.fullName(HEADERS), wrong.getMessage());
      }
    }
  }

  private static void addProxy(HttpSettings.Builder http, BackendSettings settings) {
    String proxy = settings.text(PROXY, null);
    if (proxy == null) {
      return;
    }
    int colon = proxy.lastIndexOf(':');
    try {
      http.proxy(proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
      throw settings.invalid(PROXY, "host:port of an HTTP proxy, such as proxy.example.com:3128");
    }
  }
}
