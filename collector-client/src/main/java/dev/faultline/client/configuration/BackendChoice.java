package dev.faultline.client.configuration;

import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.EventFilter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/** One backend that the settings choose. Immutable. */
final class BackendChoice {
  private final String name;
  private final BackendProvider provider;
  private final BackendSettings settings;
  private final EventFilter filter;
  private final SortedMap<String, String> ownership;

  /**
   * @param settings those that a backend was made of, which has asked for what it knows
   */
  BackendChoice(
      String name, BackendProvider provider, BackendSettings settings, EventFilter filter) {
    this.name = name;
    this.provider = provider;
    this.settings = settings;
    this.filter = filter;
    ownership = settings.inUse();
    ownership.remove(BackendChoices.TYPE);
    ownership.keySet().removeAll(EventFilter.settings());
    ownership.keySet().removeAll(provider.tuning());
  }

  String name() {
    return name;
  }

  BackendProvider provider() {
    return provider;
  }

  BackendSettings settings() {
    return settings;
  }

  EventFilter filter() {
    return filter;
  }

  /**
   * The texts of the settings that say where events go and in whose name, secrets among them, by
   * short names, in the order of these.
   */
  Map<String, String> ownership() {
    return Collections.unmodifiableMap(ownership);
  }

  /** Whether the same backend would be made of it. */
  boolean isSameAs(BackendChoice other) {
    return hasTypeOf(other) && settings.values().equals(other.settings.values());
  }

  /** Whether one could take the place of the other, with all that waits for it. */
  boolean hasTypeOf(BackendChoice other) {
    return provider.type().equals(other.provider.type());
  }
}
