package dev.faultline.client.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a backend is spoken to. Immutable; the builder names every default. */
public final class HttpSettings {
  private final Map<String, String> headers;
  private final String proxyHost;
  private final int proxyPort;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private HttpSettings(Builder builder) {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    proxyHost = builder.proxyHost;
    proxyPort = builder.proxyPort;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Headers sent with every request; unmodifiable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The HTTP proxy's host, or null for a direct connection. */
  public String proxyHost() {
    return proxyHost;
  }

  /** The HTTP proxy's port; 0 for a direct connection. */
  public int proxyPort() {
    return proxyPort;
  }

  /** How long to wait for a connection. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * How long the backend may be silent. A whole attempt is bounded by this and the connect timeout
   * together.
   */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** Collects {@link HttpSettings}. Wrong values are refused at once. Not thread-safe. */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String proxyHost;
    private int proxyPort;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);

    private Builder() {}

    /**
     * Adds a header to every request; none by default.
     *
     * @throws IllegalArgumentException when the name or the value cannot stand in a request
     */
    public Builder header(String name, String value) {
      HeaderRules.check(name, value);
      headers.put(name, value);
      return this;
    }

    /**
     * Sends through an HTTP proxy. Default: a direct connection, whatever the JVM's proxy settings
     * say.
     *
     * @throws IllegalArgumentException when the host is empty or the port not in 1 to 65535
     */
    public Builder proxy(String host, int port) {
      if (host == null || host.isEmpty()) {
        throw new IllegalArgumentException("the proxy has no host");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("the proxy's port is " + port + ", must be 1 to 65535");
      }
      this.proxyHost = host;
      this.proxyPort = port;
      return this;
    }

    /** Default 5 s; 1 ms to 1 day. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = positive("connectTimeout", timeout);
      return this;
    }

    /** Default 10 s; 1 ms to 1 day. */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = positive("readTimeout", timeout);
      return this;
    }

    private static Duration positive(String name, Duration value) {
      if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " is " + value + ", must be 1 ms to 1 day");
      }
      return value;
    }

    /** The settings. */
    public HttpSettings build() {
      return new HttpSettings(this);
    }
  }
}
