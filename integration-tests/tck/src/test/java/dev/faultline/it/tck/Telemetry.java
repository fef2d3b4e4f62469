package dev.faultline.it.tck;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What MicroProfile Telemetry gives an application: an {@link OpenTelemetry} to inject, set up by
 * the application's configuration and its service files. Nothing leaves it; the suite brings a
 * reader along.
 */
public final class Telemetry implements Extension {

  private OpenTelemetrySdk sdk;

  void offer(@Observes AfterBeanDiscovery discovery) {
    // Before anybody injects it: the suite reads figures before it makes its first call.
    sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .setServiceClassLoader(Thread.currentThread().getContextClassLoader())
            .addPropertiesSupplier(Telemetry::settings)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk();
    discovery
        .<OpenTelemetry>addBean()
        .types(OpenTelemetry.class, Object.class)
        .scope(ApplicationScoped.class)
        .createWith(creation -> sdk);
    discovery
        .<io.opentelemetry.api.metrics.Meter>addBean()
        .types(io.opentelemetry.api.metrics.Meter.class, Object.class)
        .scope(ApplicationScoped.class)
        .createWith(creation -> sdk.getMeter("application"));
  }

  void end(@Observes BeforeShutdown shutdown) {
    // An application that is wrong may end before it has any.
    if (sdk != null) {
      sdk.close();
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("otel.traces.exporter", "none");
    settings.put("otel.metrics.exporter", "none");
    settings.put("otel.logs.exporter", "none");
    Config config = ConfigProvider.getConfig();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith("otel.")) {
        config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value));
      }
    }
    return settings;
  }
}
