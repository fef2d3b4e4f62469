package dev.faultline.collector.event;

import dev.faultline.collector.otlp.Attributes;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@link Source} from resource attributes by the semantic conventions. */
public final class Sources {

  /** What the conventions prescribe where a service has no name. */
  private static final String UNKNOWN_SERVICE = "unknown_service";

  private Sources() {}

  /** The process that {@code resource} describes. */
  public static Source of(Attributes resource) {
    return new Source(
        resource.text("service.name").orElse(UNKNOWN_SERVICE),
        resource.text("service.version").orElse(null),
        resource.text("service.instance.id").orElse(null),
        resource.text("host.name").orElse(null),
        resource.text("process.pid").orElse(null),
        runtime(resource),
        agent(resource));
  }

  private static String runtime(Attributes resource) {
    return resource
        .text("process.runtime.description")
        .orElseGet(
            () ->
                joined(
                    resource.text("process.runtime.name"),
                    resource.text("process.runtime.version")));
  }

  private static String agent(Attributes resource) {
    String distribution =
        joined(resource.text("telemetry.distro.name"), resource.text("telemetry.distro.version"));
    return distribution != null
        ? distribution
        : joined(resource.text("telemetry.sdk.name"), resource.text("telemetry.sdk.version"));
  }

  private static String joined(Optional<String> name, Optional<String> version) {
    String text =
        Stream.of(name, version).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return text.isEmpty() ? null : text;
  }
}
