package dev.faultline.client.backend;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One backend's own settings, as text by short names: {@code max-size} for {@code
 * faultline.backend.archive.max-size}. Each getter throws {@link InvalidBackendException}, with the
 * full name, when the text does not fit. The values never change; which of them were asked for is
 * remembered, so that a name that nobody knows can be told. Thread-safe.
 */
public final class BackendSettings {
  private final String prefix;
  private final Map<String, String> values;

  /** Names that somebody has asked for. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Those of them that were asked for as paths. */
  private final Set<String> paths = ConcurrentHashMap.newKeySet();

  private BackendSettings(String prefix, Map<String, String> values) {
    this.prefix = prefix;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * @param prefix what stands before short names where they are set, such as {@code
   *     faultline.backend.archive.}; for messages
   * @param values by short names; copied
   */
  public static BackendSettings of(String prefix, Map<String, String> values) {
    return new BackendSettings(prefix, values);
  }

  /** The texts by short names; unmodifiable. */
  public Map<String, String> values() {
    return values;
  }

  /** Short names that were asked for, whether set or not: those that the backend knows. */
  public Set<String> asked() {
    return Collections.unmodifiableSet(asked);
  }

  /**
   * What was asked for so far and is set: the texts by short names, in the order of these, without
   * spaces around them; of files the absolute path. A copy.
   */
  public SortedMap<String, String> inUse() {
    SortedMap<String, String> used = new TreeMap<>();
    for (String name : asked) {
      String value = text(name, null);
      if (value != null) {
        used.put(name, paths.contains(name) ? new File(value).getAbsolutePath() : value);
      }
    }
    return used;
  }

  /**
   * Its text without spaces around it; {@code otherwise}, which may be null, when it is not set.
   */
  public String text(String name, String otherwise) {
    asked.add(name);
    String value = values.get(name);
    return value == null || value.trim().isEmpty() ? otherwise : value.trim();
  }

  /** Its text, which must be there. */
  public String required(String name, String example) {
    String value = text(name, null);
    if (value == null) {
      throw new InvalidBackendException(prefix + name, "is missing; set it, as in " + example);
    }
    return value;
  }

  /** The elements of a list with commas between them, without spaces around them; unmodifiable. */
  public List<String> list(String name) {
    List<String> elements = new ArrayList<>();
    for (String element : text(name, "").split(",")) {
      if (!element.trim().isEmpty()) {
        elements.add(element.trim());
      }
    }
    return Collections.unmodifiableList(elements);
  }

  /** A path; null when it is not set and there is no other. */
  public File file(String name, String otherwise) {
    paths.add(name);
    String path = text(name, otherwise);
    return path == null ? null : new File(path);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean otherwise) {
    String value = text(name, String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw invalid(name, "true or false");
    }
    return Boolean.parseBoolean(value);
  }

  /** A whole number within bounds, both included. */
  public int number(String name, int otherwise, int least, int most) {
    String value = text(name, null);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw invalid(name, "a whole number from " + least + " to " + most);
  }

  /**
   * A number of bytes, as in {@code 65536}, {@code 64k}, {@code 10m}, {@code 1g} (also {@code KiB},
   * {@code MiB}, {@code GiB}), 1 or more.
   */
  public long bytes(String name, long otherwise) {
    String value = text(name, null);
    if (value == null) {
      return otherwise;
    }
    long bytes = Quantities.bytes(value);
    if (bytes < 1) {
      throw invalid(name, "a number of bytes such as 65536, 64k, 10m or 1g");
    }
    return bytes;
  }

  /** A duration as in {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h} or {@code 7d}; positive. */
  public Duration duration(String name, Duration otherwise) {
    String value = text(name, null);
    if (value == null) {
      return otherwise;
    }
    Duration duration = Quantities.duration(value);
    if (duration == null || duration.isZero()) {
      throw invalid(name, "a positive duration such as 250ms, 2s, 5m, 1h or 7d");
    }
    return duration;
  }

  /** One of a few words, in lower case. */
  public String choice(String name, String otherwise, String... choices) {
    String value = text(name, otherwise).toLowerCase(Locale.ROOT);
    if (!Arrays.asList(choices).contains(value)) {
      throw invalid(name, "one of " + String.join(", ", choices));
    }
    return value;
  }

  /** What to throw when the value of a setting does not fit. Repeats the value. */
  public InvalidBackendException invalid(String name, String expected) {
    return new InvalidBackendException(
        prefix + name, "\"" + text(name, "") + "\" is not " + expected);
  }

  /** The full name of a setting, for messages about values that must not be repeated. */
  public String fullName(String name) {
    return prefix + name;
  }
}
