package dev.faultline.client.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the application has told about the work at hand: tags, the user that it is done for, and
 * breadcrumbs. Immutable.
 */
public final class EventContext {
  private static final EventContext EMPTY =
      new EventContext(
          Collections.<String, String>emptyMap(), null, Collections.<Breadcrumb>emptyList());

  private final Map<String, String> tags;
  private final User user;
  private final List<Breadcrumb> breadcrumbs;

  /**
   * All of it; the collections are copied.
   *
   * @param tags names and values, in the order in which they are to be shown; none of them null
   * @param user null when it is not known
   * @param breadcrumbs oldest first
   */
  public EventContext(Map<String, String> tags, User user, List<Breadcrumb> breadcrumbs) {
    this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    this.user = user;
    this.breadcrumbs = Collections.unmodifiableList(new ArrayList<>(breadcrumbs));
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      Objects.requireNonNull(tag.getKey(), "name of a tag");
      Objects.requireNonNull(tag.getValue(), "value of a tag");
    }
  }

  /** Without tags, user or breadcrumbs. */
  public static EventContext empty() {
    return EMPTY;
  }

  /** Names and values; unmodifiable, empty when there are none. */
  public Map<String, String> tags() {
    return tags;
  }

  /** The user that the work is done for, or null when that is not known. */
  public User user() {
    return user;
  }

  /** What happened before, oldest first; unmodifiable, empty when there is nothing. */
  public List<Breadcrumb> breadcrumbs() {
    return breadcrumbs;
  }
}
