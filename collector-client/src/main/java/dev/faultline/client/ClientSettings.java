package dev.faultline.client;

import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.client.configuration.BackendProblem;
import dev.faultline.client.configuration.BackendProviders;
import dev.faultline.client.configuration.SpoolPlace;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Resource;
import dev.faultline.client.resource.FaultlineVersion;
import dev.faultline.client.resource.ProcessResource;
import dev.faultline.client.throwable.InAppPackages;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The settings of a client, by the names that the agent has for them: one file may serve both. What
 * a client has no use for is left alone. Immutable.
 */
final class ClientSettings {
  private static final String PREFIX = "faultline.";
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration SHORTEST_BATCH = Duration.ofMillis(10);
  private static final int LEAST_BYTES = 1 << 16;

  private final Map<String, String> properties;
  private final BackendSettings texts;

  private ClientSettings(Map<String, String> properties) {
    this.properties = properties;
    Map<String, String> own = new LinkedHashMap<>();
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (property.getKey().startsWith(PREFIX)) {
        own.put(property.getKey().substring(PREFIX.length()), property.getValue());
      }
    }
    texts = BackendSettings.of(PREFIX, own);
  }

  /**
   * @param properties by full names, such as {@code faultline.service.name}
   */
  static ClientSettings of(Map<String, String> properties) {
    return new ClientSettings(properties);
  }

  /**
   * The backends and their settings.
   *
   * @throws IllegalArgumentException when something is wrong with them; it says all that is
   */
  BackendChoices backends() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("endpoint", texts.text("endpoint", "http://localhost:4318"));
    defaults.put("headers", texts.text("headers", ""));
    List<String> names = texts.list("backends");
    BackendChoices choices =
        BackendChoices.of(
            names.isEmpty() ? Collections.singletonList("otlp") : names,
            properties,
            defaults,
            BackendProviders.builtIn().with(onTheClassPath(), " and those on the class path"));
    if (!choices.problems().isEmpty()) {
      throw new IllegalArgumentException(text(choices.problems()));
    }
    return choices;
  }

  private static List<BackendProvider> onTheClassPath() {
    List<BackendProvider> found = new ArrayList<>();
    try {
      for (BackendProvider provider :
          ServiceLoader.load(BackendProvider.class, BackendProvider.class.getClassLoader())) {
        found.add(provider);
      }
    } catch (ServiceConfigurationError broken) {
      throw new IllegalArgumentException(
          "a backend on the class path cannot be used: " + broken.getMessage(), broken);
    }
    return found;
  }

  private static String text(List<BackendProblem> problems) {
    StringBuilder text = new StringBuilder();
    for (BackendProblem problem : problems) {
      text.append(text.length() == 0 ? "" : "; ")
          .append(problem.property())
          .append(": ")
          .append(problem.text());
    }
    return text.toString();
  }

  DeliverySettings delivery() {
    DeliverySettings defaults = DeliverySettings.builder().build();
    return DeliverySettings.builder()
        .queueCapacity(texts.number("queue.capacity", defaults.queueCapacity(), 16, 1_000_000))
        .queueBytes(bytes("queue.max-bytes", defaults.queueBytes()))
        .batchSize(texts.number("batch.size", defaults.batchSize(), 1, 10_000))
        .batchInterval(
            duration(
                "batch.interval", defaults.batchInterval(), SHORTEST_BATCH, LONGEST, "10ms to 1h"))
        .build();
  }

  private long bytes(String name, long otherwise) {
    long bytes = texts.bytes(name, otherwise);
    if (bytes < LEAST_BYTES || bytes > Integer.MAX_VALUE) {
      throw texts.invalid(name, "from " + LEAST_BYTES + " to " + Integer.MAX_VALUE + " bytes");
    }
    return bytes;
  }

  private Duration duration(
      String name, Duration otherwise, Duration least, Duration most, String range) {
    Duration duration = texts.duration(name, otherwise);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw texts.invalid(name, "a duration from " + range);
    }
    return duration;
  }

  /** Null when nothing is kept on disk. */
  SpoolPlace spools() {
    File folder = texts.file("spool.directory", null);
    long bytes = bytes("spool.max-bytes", 64L << 20);
    Duration age =
        duration("spool.max-age", Duration.ofDays(2), Duration.ofSeconds(1), OLDEST, "1s to 30d");
    return folder == null ? null : new SpoolPlace(folder, bytes, age);
  }

  Resource resource() {
    return new ProcessResource()
        .serviceName(texts.text("service.name", null))
        .serviceVersion(texts.text("release", null))
        .environmentName(texts.text("environment", null))
        .distroVersion(FaultlineVersion.current())
        .describe();
  }

  InAppPackages inApp() {
    return InAppPackages.of(texts.list("in-app"));
  }

  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String one : texts.list("tags")) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw texts.invalid("tags", "a list such as team=shop,region=eu");
      }
      tags.put(one.substring(0, equals).trim(), one.substring(equals + 1).trim());
    }
    return tags;
  }

  /** Zero for no metrics. */
  Duration metricsInterval() {
    return isZero("metrics.interval")
        ? Duration.ZERO
        : duration("metrics.interval", Duration.ofSeconds(10), Duration.ZERO, LONGEST, "0 to 1h");
  }

  Duration shutdownTimeout() {
    return isZero("shutdown.timeout")
        ? Duration.ZERO
        : duration(
            "shutdown.timeout",
            Duration.ofSeconds(2),
            Duration.ZERO,
            Duration.ofMinutes(10),
            "0 to 10m");
  }

  private boolean isZero(String name) {
    return texts.text(name, "").matches("0(ms|s|m|h)?");
  }
}
