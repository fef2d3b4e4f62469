package dev.faultline.api;

import java.util.Arrays;

/**
 * Something that may explain what comes later, with a level and data. Its time is that of being
 * handed to {@link Faultline#breadcrumb(Breadcrumb)} or {@link Scope#breadcrumb(Breadcrumb)}. Not
 * safe for use by several threads.
 *
 * <pre>{@code
 * Faultline.breadcrumb(
 *     Breadcrumb.of("http", "GET /quote").level(Level.WARNING).data("status", 503));
 * }</pre>
 */
public final class Breadcrumb {

  /** Without the agent all are this one, which stays empty. */
  private static final Breadcrumb NONE = new Breadcrumb(null, null);

  private final String category;
  private final String message;
  private String level;
  private Object[] data;
  private int length;

  private Breadcrumb(String category, String message) {
    this.category = category;
    this.message = message;
  }

  /**
   * A breadcrumb of level {@link Level#INFO} without data.
   *
   * @param category what kind of thing, such as {@code http} or {@code db}
   */
  public static Breadcrumb of(String category, String message) {
    return AgentBridge.connected() ? new Breadcrumb(category, message) : NONE;
  }

  /** Sets how bad it is. */
  public Breadcrumb level(Level level) {
    if (this != NONE && level != null) {
      this.level = Level.wireName(level);
    }
    return this;
  }

  /** Adds a detail; the agent keeps the first 32. */
  public Breadcrumb data(String name, String value) {
    return this == NONE ? this : add(name, value);
  }

  /** Adds a detail; the agent keeps the first 32. */
  public Breadcrumb data(String name, long value) {
    return this == NONE ? this : add(name, value);
  }

  /** Adds a detail; the agent keeps the first 32. */
  public Breadcrumb data(String name, double value) {
    return this == NONE ? this : add(name, value);
  }

  /** Adds a detail; the agent keeps the first 32. */
  public Breadcrumb data(String name, boolean value) {
    return this == NONE ? this : add(name, value);
  }

  private Breadcrumb add(String name, Object value) {
    if (name == null || value == null) {
      return this;
    }
    if (data == null) {
      data = new Object[8];
    } else if (length == data.length) {
      data = Arrays.copyOf(data, 2 * length);
    }
    data[length++] = name;
    data[length++] = value;
    return this;
  }

  void tell(Object scope) {
    if (this != NONE) {
      AgentBridge.breadcrumb(scope, category, level, message, data);
    }
  }
}
