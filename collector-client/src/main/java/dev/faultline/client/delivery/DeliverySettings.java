package dev.faultline.client.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where events go, how many may wait, and how patiently. Immutable; the builder names every
 * default.
 */
public final class DeliverySettings {
  private final Endpoint endpoint;
  private final Map<String, String> headers;
  private final String proxyHost;
  private final int proxyPort;
  private final int queueCapacity;
  private final long queueBytes;
  private final int batchSize;
  private final long batchBytes;
  private final Duration batchInterval;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration initialBackoff;
  private final Duration maxBackoff;

  private DeliverySettings(Builder builder) {
    endpoint = builder.endpoint;
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    proxyHost = builder.proxyHost;
    proxyPort = builder.proxyPort;
    queueCapacity = builder.queueCapacity;
    queueBytes = builder.queueBytes;
    batchSize = builder.batchSize;
    batchBytes = builder.batchBytes;
    batchInterval = builder.batchInterval;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    initialBackoff = builder.initialBackoff;
    maxBackoff = builder.maxBackoff;
    if (initialBackoff.compareTo(maxBackoff) > 0) {
      throw new IllegalArgumentException(
          "initialBackoff ("
              + initialBackoff
              + ") is longer than maxBackoff ("
              + maxBackoff
              + "): raise maxBackoff or lower initialBackoff");
    }
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The full URL that logs are posted to, such as {@code http://localhost:4318/v1/logs}. */
  public String logsUrl() {
    return endpoint.logsUrl();
  }

  /** The full URL that metrics are posted to, such as {@code http://localhost:4318/v1/metrics}. */
  public String metricsUrl() {
    return endpoint.metricsUrl();
  }

  /** Whether the URL is {@code https}. */
  public boolean secure() {
    return endpoint.secure();
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

  /** How many events may wait, those in the batch being sent among them. */
  public int queueCapacity() {
    return queueCapacity;
  }

  /**
   * How large those that wait may be together, in bytes on the wire before compression, estimated.
   */
  public long queueBytes() {
    return queueBytes;
  }

  /** How many events a batch has at most. */
  public int batchSize() {
    return batchSize;
  }

  /**
   * How large a batch may be, in bytes before compression, estimated; a single larger event is a
   * batch of its own.
   */
  public long batchBytes() {
    return batchBytes;
  }

  /** How long an event waits at most for others to join its batch. */
  public Duration batchInterval() {
    return batchInterval;
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

  /** The longest wait after the first failed attempt. */
  public Duration initialBackoff() {
    return initialBackoff;
  }

  /** The longest wait after any failed attempt, unless the backend asks for a longer one. */
  public Duration maxBackoff() {
    return maxBackoff;
  }

  /**
   * Collects {@link DeliverySettings}. Wrong values are refused at once. Not safe for use by
   * several threads.
   */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private Endpoint endpoint = Endpoint.parse("http://localhost:4318");
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String proxyHost;
    private int proxyPort;
    private int queueCapacity = 2_048;
    private long queueBytes = 8L << 20;
    private int batchSize = 256;
    private long batchBytes = 1L << 20;
    private Duration batchInterval = Duration.ofSeconds(1);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(10);
    private Duration initialBackoff = Duration.ofSeconds(1);
    private Duration maxBackoff = Duration.ofSeconds(30);

    private Builder() {}

    /**
     * The backend's address. By OTLP's rule {@code v1/logs} is added to its path, unless the path
     * ends so already. Default {@code http://localhost:4318}.
     *
     * @throws IllegalArgumentException when it is not an http or https URL with a host
     */
    public Builder endpoint(String endpoint) {
      this.endpoint = Endpoint.parse(endpoint);
      return this;
    }

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

    /** Default 2,048 events; 1 or more. */
    public Builder queueCapacity(int events) {
      this.queueCapacity = (int) positive("queueCapacity", events);
      return this;
    }

    /** Default 8 MiB; 1 or more. */
    public Builder queueBytes(long bytes) {
      this.queueBytes = positive("queueBytes", bytes);
      return this;
    }

    /** Default 256 events; 1 or more. */
    public Builder batchSize(int events) {
      this.batchSize = (int) positive("batchSize", events);
      return this;
    }

    /** Default 1 MiB; 1 or more. */
    public Builder batchBytes(long bytes) {
      this.batchBytes = positive("batchBytes", bytes);
      return this;
    }

    /** Default 1 s; 0 to 1 day, 0 sends at once. */
    public Builder batchInterval(Duration interval) {
      if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("batchInterval is " + interval + ", must be 0 to 1 day");
      }
      this.batchInterval = interval;
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

    /** Default 1 s; 1 ms to 1 day and not longer than {@link #maxBackoff}. */
    public Builder initialBackoff(Duration backoff) {
      this.initialBackoff = positive("initialBackoff", backoff);
      return this;
    }

    /** Default 30 s; 1 ms to 1 day. */
    public Builder maxBackoff(Duration backoff) {
      this.maxBackoff = positive("maxBackoff", backoff);
      return this;
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be 1 or more");
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " is " + value + ", must be 1 ms to 1 day");
      }
      return value;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException when the first back-off is longer than the longest
     */
    public DeliverySettings build() {
      return new DeliverySettings(this);
    }
  }
}
