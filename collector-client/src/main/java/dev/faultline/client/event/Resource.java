package dev.faultline.client.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the events come from: service, host, process, runtime, as ordered attributes. Immutable. */
public final class Resource {
  private final Map<String, Object> attributes;

  private Resource(Map<String, Object> attributes) {
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** A builder without attributes. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The attributes in the order in which they were put; values are {@link String} or {@link Long};
   * unmodifiable.
   */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Collects the attributes of a {@link Resource}. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets an attribute; null leaves it out. A key put twice keeps its first place and its last
     * value.
     */
    public Builder put(String key, String value) {
      return putValue(key, value);
    }

    /** Sets an attribute. A key put twice keeps its first place and its last value. */
    public Builder put(String key, long value) {
      return putValue(key, value);
    }

    private Builder putValue(String key, Object value) {
      Objects.requireNonNull(key, "key");
      if (value != null) {
        attributes.put(key, value);
      }
      return this;
    }

    /** The resource. */
    public Resource build() {
      return new Resource(attributes);
    }
  }
}
