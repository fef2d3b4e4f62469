package dev.faultline.agent.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures that belong together, by name: texts, numbers, and lists of texts. Names are lower case
 * words, such as {@code queue capacity}. Used by one thread.
 */
public final class StatusSection {

  private final String name;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  StatusSection(String name) {
    this.name = name;
  }

  /** Such as {@code delivery}. */
  public String name() {
    return name;
  }

  /** Adds a text; null is shown as none. */
  public StatusSection put(String figure, String text) {
    figures.put(figure, text);
    return this;
  }

  /** Adds a whole number. */
  public StatusSection put(String figure, long number) {
    figures.put(figure, number);
    return this;
  }

  /** Adds a number. */
  public StatusSection put(String figure, double number) {
    figures.put(figure, number);
    return this;
  }

  /** Adds texts, each of which is shown on a line of its own. */
  public StatusSection put(String figure, Collection<String> texts) {
    figures.put(figure, Collections.unmodifiableList(new ArrayList<>(texts)));
    return this;
  }

  /** By name: {@code String} or null, {@code Long}, {@code Double}, {@code List<String>}. */
  public Map<String, Object> figures() {
    return Collections.unmodifiableMap(figures);
  }
}
