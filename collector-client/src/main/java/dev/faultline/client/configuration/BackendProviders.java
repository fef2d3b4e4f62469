package dev.faultline.client.configuration;

import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.file.FileBackendProvider;
import dev.faultline.client.log.LogBackendProvider;
import dev.faultline.client.otlp.CollectorBackendProvider;
import dev.faultline.client.otlp.OtlpBackendProvider;
import dev.faultline.client.sentry.SentryBackendProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of backend that there are, by name. Immutable. */
public final class BackendProviders {
  private final Map<String, BackendProvider> byType = new LinkedHashMap<>();

  private final String remark;

  private BackendProviders(Collection<BackendProvider> providers, String remark) {
    for (BackendProvider provider : providers) {
      byType.put(provider.type(), provider);
    }
    this.remark = remark;
  }

  /** Those that are part of this library. Named here, because looking for them reads files. */
  public static BackendProviders builtIn() {
    return new BackendProviders(
        Arrays.asList(
            new OtlpBackendProvider(),
            new CollectorBackendProvider(),
            new FileBackendProvider(),
            new LogBackendProvider(),
            new SentryBackendProvider()),
        "");
  }

  /**
   * These and others.
   *
   * @param others of types that are not among these
   * @param said behind the list of types, for who asks for one that is not among them; may be empty
   */
  public BackendProviders with(Collection<BackendProvider> others, String said) {
    List<BackendProvider> all = new ArrayList<>(byType.values());
    all.addAll(others);
    return new BackendProviders(all, said);
  }

  /** The type's provider; null when there is none. */
  BackendProvider of(String type) {
    return byType.get(type);
  }

  /** All types. */
  public List<String> types() {
    return new ArrayList<>(byType.keySet());
  }

  /** Which types there are, for who asks for another. */
  String described() {
    return "there are " + String.join(", ", byType.keySet()) + remark;
  }
}
