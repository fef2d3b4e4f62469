package dev.faultline.client.backend;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.event.Resource;
import java.util.Map;
import java.util.ServiceLoader;

/** Backends as who uses them gets them: by type and settings. */
public final class SampleBackends {
  private SampleBackends() {}

  /**
   * Of the provider that {@link ServiceLoader} finds.
   *
   * @throws IllegalArgumentException when there is none of this type
   */
  public static Backend create(String type, Map<String, String> settings, Resource resource) {
    for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
      if (provider.type().equals(type)) {
        return provider.create(context(type, settings, resource));
      }
    }
    throw new IllegalArgumentException("no backend of type " + type);
  }

  public static BackendContext context(
      String type, Map<String, String> settings, Resource resource) {
    return BackendContext.of(type, BackendSettings.of("faultline.backend." + type + '.', settings))
        .resource(resource)
        .version("1.2.3")
        .threads(Thread::new)
        .log(new RecordingLog())
        .build();
  }
}
