package dev.faultline.client.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Where requests go, with which headers, and how patiently. Immutable. */
public final class HttpTarget {
  private final String url;
  private final String contentType;
  private final Map<String, String> headers;
  private final String proxyHost;
  private final int proxyPort;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private HttpTarget(Builder builder) {
    url = builder.url;
    contentType = builder.contentType;
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    proxyHost = builder.proxyHost;
    proxyPort = builder.proxyPort;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
  }

  /**
   * A builder with the defaults that {@link Builder} names.
   *
   * @param url starts with {@code http://} or {@code https://}
   * @param contentType of the bodies
   */
  public static Builder to(String url, String contentType) {
    return new Builder(url, contentType);
  }

  String url() {
    return url;
  }

  boolean secure() {
    return url.regionMatches(true, 0, "https:", 0, 6);
  }

  String contentType() {
    return contentType;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Null for a direct connection. */
  String proxyHost() {
    return proxyHost;
  }

  int proxyPort() {
    return proxyPort;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  /** Collects the parts of an {@link HttpTarget}. Not safe for use by several threads. */
  public static final class Builder {
    private final String url;
    private final String contentType;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String proxyHost;
    private int proxyPort;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);

    private Builder(String url, String contentType) {
      this.url = Objects.requireNonNull(url, "url");
      this.contentType = Objects.requireNonNull(contentType, "contentType");
    }

    /** Sends this header with each request; of one name the last value. */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /** Default: a direct connection, which a null host stands for too. */
    public Builder proxy(String host, int port) {
      proxyHost = host;
      proxyPort = port;
      return this;
    }

    /** Default 5 s. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    /** How long the other side may be silent. Default 10 s. */
    public Builder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    /** The target. */
    public HttpTarget build() {
      return new HttpTarget(this);
    }
  }
}
