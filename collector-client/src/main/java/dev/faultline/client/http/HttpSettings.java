package dev.faultline.client.http;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.tls.TlsFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a backend is spoken to. Immutable; the builder names every default. */
public final class HttpSettings {
  private final Map<String, String> headers;
  private final List<HeaderFile> headerFiles;
  private final Proxy proxy;
  private final TlsFiles tls;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration connectionMaxAge;
  private final ClientLog log;

  private HttpSettings(Builder builder) {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    headerFiles = Collections.unmodifiableList(new ArrayList<>(builder.headerFiles));
    proxy = builder.proxy;
    tls = builder.tls;
    connectionMaxAge = builder.connectionMaxAge;
    log = builder.log;
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

  /** Headers whose values are in files, beside those. */
  List<HeaderFile> headerFiles() {
    return headerFiles;
  }

  /** The HTTP proxy, or null for a direct connection. */
  public Proxy proxy() {
    return proxy;
  }

  /** The files that say who we are and whom we trust; null for what the JVM has. */
  public TlsFiles tls() {
    return tls;
  }

  /** After which time a connection is not used any more, so that the name is looked up again. */
  public Duration connectionMaxAge() {
    return connectionMaxAge;
  }

  ClientLog log() {
    return log;
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
    private static final ClientLog NOBODY =
        new ClientLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {}
        };

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<HeaderFile> headerFiles = new ArrayList<>();
    private Proxy proxy;
    private TlsFiles tls;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);
    private Duration connectionMaxAge = Duration.ofMinutes(5);
    private ClientLog log = NOBODY;

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
     * Adds a header to every request whose value is in a file, which is read again with each: it
     * may change at any time.
     */
    Builder headerFile(HeaderFile header) {
      headerFiles.add(header);
      return this;
    }

    /**
     * Sends through an HTTP proxy. Default null: a direct connection, whatever the JVM's proxy
     * settings say.
     */
    public Builder proxy(Proxy proxy) {
      this.proxy = proxy;
      return this;
    }

    /** Who we are and whom we trust. Default null: nobody, and whom the JVM trusts. */
    public Builder tls(TlsFiles files) {
      this.tls = files;
      return this;
    }

    /** Default 5 min; 1 ms to 1 day. */
    public Builder connectionMaxAge(Duration age) {
      this.connectionMaxAge = positive("connectionMaxAge", age);
      return this;
    }

    /** Told when a file that has changed cannot be used. Nobody is by default. */
    public Builder log(ClientLog log) {
      this.log = Objects.requireNonNull(log, "log");
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
