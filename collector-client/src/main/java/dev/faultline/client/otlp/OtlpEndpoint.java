package dev.faultline.client.otlp;

import java.net.URI;
import java.net.URISyntaxException;

/** An OTLP/HTTP backend's address. Immutable. */
public final class OtlpEndpoint {
  private static final String LOGS_PATH = "/v1/logs";
  private static final String METRICS_PATH = "/v1/metrics";

  private final String baseUrl;

  private OtlpEndpoint(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Checks an address. By OTLP's rule a signal's path, {@code v1/logs} or {@code v1/metrics}, is
   * added to its path, unless that ends in {@code v1/logs} already.
   *
   * @throws IllegalArgumentException when it is not an http or https URL with a host and nothing
   *     behind its path
   */
  public static OtlpEndpoint parse(String text) {
    URI uri = uri(text);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw wrong(text, "must start with http:// or https://");
    }
    if (uri.getHost() == null) {
      throw wrong(text, "has no host, or one with characters that a host cannot have");
    }
    if (uri.getRawAuthority().endsWith(":")) {
      throw wrong(text, "has no port behind its last colon");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw wrong(text, "has the port " + uri.getPort() + ", must be 1 to 65535");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong(
          text.replace(uri.getRawUserInfo(), "..."), "holds credentials: put them in a header");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong(text, "must end after its path, without ? or #");
    }
    return new OtlpEndpoint(
        uri.getScheme() + "://" + uri.getRawAuthority() + basePath(uri.getRawPath()));
  }

  private static URI uri(String text) {
    try {
      return new URI(text.trim());
    } catch (URISyntaxException malformed) {
      throw wrong(text, "is not a URL: " + malformed.getReason());
    }
  }

  /** Some write the logs' path, as OpenTelemetry's endpoint of that signal has it. */
  private static String basePath(String path) {
    String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return base.endsWith(LOGS_PATH) ? base.substring(0, base.length() - LOGS_PATH.length()) : base;
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "endpoint \"" + text + "\" " + why + "; expected something like http://localhost:4318");
  }

  /** The full URL that logs are posted to, such as {@code http://localhost:4318/v1/logs}. */
  public String logsUrl() {
    return baseUrl + LOGS_PATH;
  }

  /** The full URL that metrics are posted to. */
  public String metricsUrl() {
    return baseUrl + METRICS_PATH;
  }
}
