package dev.faultline.client.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What tells one point of a metric from another: names with values, in order. Immutable. */
public final class Attributes {
  private static final Attributes EMPTY = new Attributes(Collections.<String, Object>emptyMap());

  private final Map<String, Object> values;

  private Attributes(Map<String, Object> values) {
    this.values = values;
  }

  /** No attributes: the metric has one point. */
  public static Attributes empty() {
    return EMPTY;
  }

  /** One attribute. */
  public static Attributes of(String key, String value) {
    return builder().put(key, value).build();
  }

  /** A builder without attributes. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Values are {@link String} or {@link Long}, in the order in which they were put; unmodifiable.
   */
  public Map<String, Object> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes && values.equals(((Attributes) other).values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects {@link Attributes}. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Builder() {}

    /** Sets an attribute; a null value leaves it out. A key put twice keeps its last value. */
    public Builder put(String key, String value) {
      Objects.requireNonNull(key, "key");
      if (value != null) {
        values.put(key, value);
      }
      return this;
    }

    /** Sets an attribute. A key put twice keeps its last value. */
    public Builder put(String key, long value) {
      values.put(Objects.requireNonNull(key, "key"), value);
      return this;
    }

    /** The attributes. */
    public Attributes build() {
      return new Attributes(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }
  }
}
