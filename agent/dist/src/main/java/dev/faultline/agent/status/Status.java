package dev.faultline.agent.status;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the agent can tell of itself at one moment, in sections that its parts fill. Used by one
 * thread.
 */
public final class Status {

  /** Name of the section that has the settings in force. */
  public static final String SETTINGS = "settings";

  private final Map<String, StatusSection> sections = new LinkedHashMap<>();

  /** The section of this name, such as {@code delivery}; made when it is new. */
  public StatusSection section(String name) {
    StatusSection section = sections.get(name);
    if (section == null) {
      section = new StatusSection(name);
      sections.put(name, section);
    }
    return section;
  }

  /** All sections, in the order in which they were made. */
  public Collection<StatusSection> sections() {
    return Collections.unmodifiableCollection(sections.values());
  }
}
