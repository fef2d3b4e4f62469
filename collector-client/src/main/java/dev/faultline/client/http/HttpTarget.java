package dev.faultline.client.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Where requests go, what they carry, and how they are made. Immutable. */
public final class HttpTarget {
  private final String url;
  private final Map<String, String> headers;
  private final HttpSettings settings;
  private final HostLookup lookup;

  private HttpTarget(Builder builder) {
    url = builder.url;
    settings = builder.settings;
    lookup = builder.lookup;
    Map<String, String> all = new LinkedHashMap<>(builder.headers);
    all.putAll(settings.headers());
    headers = Collections.unmodifiableMap(all);
  }

  /**
   * A builder with the default settings and no headers.
   *
   * @param url starts with {@code http://} or {@code https://}
   */
  public static Builder to(String url) {
    return new Builder(url);
  }

  /** As it was given. */
  public String url() {
    return url;
  }

  boolean secure() {
    return url.regionMatches(true, 0, "https:", 0, 6);
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Null for the JVM's own. */
  HostLookup lookup() {
    return lookup;
  }

  HttpSettings settings() {
    return settings;
  }

  /** Collects the parts of an {@link HttpTarget}. Not safe for use by several threads. */
  public static final class Builder {
    private final String url;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpSettings settings = HttpSettings.builder().build();
    private HostLookup lookup;

    private Builder(String url) {
      this.url = Objects.requireNonNull(url, "url");
    }

    /**
     * Sends this header with each request; of one name the last value, and the settings' before it.
     */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /** Headers of the user's own, proxy and time limits. */
    public Builder settings(HttpSettings settings) {
      this.settings = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** Finds addresses in another way than the JVM does. */
    Builder lookup(HostLookup lookup) {
      this.lookup = lookup;
      return this;
    }

    /** The target. */
    public HttpTarget build() {
      return new HttpTarget(this);
    }
  }
}
