package dev.faultline.client.configuration;

import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.EventFilter;

/** One backend that the settings choose. Immutable. */
final class BackendChoice {
  private final String name;
  private final BackendProvider provider;
  private final BackendSettings settings;
  private final EventFilter filter;

  BackendChoice(
      String name, BackendProvider provider, BackendSettings settings, EventFilter filter) {
    this.name = name;
    this.provider = provider;
    this.settings = settings;
    this.filter = filter;
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

  /** Whether the same backend would be made of it. */
  boolean isSameAs(BackendChoice other) {
    return hasTypeOf(other) && settings.values().equals(other.settings.values());
  }

  /** Whether one could take the place of the other, with all that waits for it. */
  boolean hasTypeOf(BackendChoice other) {
    return provider.type().equals(other.provider.type());
  }
}
