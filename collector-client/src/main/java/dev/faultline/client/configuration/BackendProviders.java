package dev.faultline.client.configuration;

import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.file.FileBackendProvider;
import dev.faultline.client.log.LogBackendProvider;
import dev.faultline.client.otlp.OtlpBackendProvider;
import dev.faultline.client.sentry.SentryBackendProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of backend that there are, by name. Immutable. */
final class BackendProviders {
  private final Map<String, BackendProvider> byType = new LinkedHashMap<>();

  private BackendProviders(List<BackendProvider> providers) {
    for (BackendProvider provider : providers) {
      byType.put(provider.type(), provider);
    }
  }

  /** Those that the agent brings. Named here, because looking for them reads files. */
  static BackendProviders builtIn() {
    return new BackendProviders(
        Arrays.asList(
            new OtlpBackendProvider(),
            new FileBackendProvider(),
            new LogBackendProvider(),
            new SentryBackendProvider()));
  }

  /** The type's provider; null when there is none. */
  BackendProvider of(String type) {
    return byType.get(type);
  }

  List<String> types() {
    return new ArrayList<>(byType.keySet());
  }
}
