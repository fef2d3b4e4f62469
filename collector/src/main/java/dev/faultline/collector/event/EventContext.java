package dev.faultline.collector.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the application told to go with its events. Immutable.
 *
 * @param tags in the order in which they came
 * @param user {@code id}, {@code name}, {@code email}, {@code ip}, as far as they are known
 * @param breadcrumbs oldest first
 */
public record EventContext(
    Map<String, String> tags, Map<String, String> user, List<Breadcrumb> breadcrumbs) {

  /** It told nothing. */
  public static final EventContext NONE = new EventContext(Map.of(), Map.of(), List.of());

  public EventContext {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    user = Collections.unmodifiableMap(new LinkedHashMap<>(user));
    breadcrumbs = List.copyOf(breadcrumbs);
  }
}
