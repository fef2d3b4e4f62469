package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that the application told before the event. Immutable.
 *
 * @param time in nanoseconds since 1970
 * @param category null when there is none
 * @param level such as {@code info}, null when there is none
 * @param message null when there is none
 * @param data natural JSON by name, in the order in which it was told
 */
public record Breadcrumb(
    long time, String category, String level, String message, Map<String, JsonNode> data) {

  public Breadcrumb {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}
