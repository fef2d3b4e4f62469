package dev.faultline.benchmarks.application;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An agent as it is attached, or none.
 *
 * @param name as people know it
 * @param arguments of the JVM; its exporters go nowhere
 */
record AttachedAgent(String name, List<String> arguments) {
  static final String NONE = "no agent";
  static final String DEFAULTS = "Faultline";
  static final String EVERYTHING = "Faultline, everything on";
  static final String OPENTELEMETRY = "OpenTelemetry's agent";

  /** Ours, and each peer's that the local Maven repository has. */
  static List<AttachedAgent> all(File ours, Path repository) throws IOException {
    String attached = "-javaagent:" + ours;
    String nowhere = "-Dfaultline.backends=none";
    String quiet = "-Dfaultline.log.level=error";
    List<AttachedAgent> all = new ArrayList<>();
    all.add(new AttachedAgent(NONE, List.of()));
    all.add(new AttachedAgent(DEFAULTS, List.of(attached, nowhere, quiet)));
    all.add(
        new AttachedAgent(
            EVERYTHING, List.of(attached, nowhere, quiet, "-Dfaultline.capture.implicit=always")));
    peer(
        all,
        OPENTELEMETRY,
        repository.resolve("io/opentelemetry/javaagent/opentelemetry-javaagent"),
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        "-Dotel.javaagent.logging=none");
    peer(
        all,
        "Datadog's agent",
        repository.resolve("com/datadoghq/dd-java-agent"),
        "-Ddd.writer.type=NullWriter",
        "-Ddd.jmxfetch.enabled=false",
        "-Ddd.instrumentation.telemetry.enabled=false",
        "-Ddd.remote_config.enabled=false");
    peer(
        all,
        "Elastic's agent",
        repository.resolve("co/elastic/apm/elastic-apm-agent"),
        "-Delastic.apm.disable_send=true",
        "-Delastic.apm.central_config=false");
    return all;
  }

  private static void peer(List<AttachedAgent> all, String name, Path artifact, String... settings)
      throws IOException {
    if (!Files.isDirectory(artifact)) {
      return;
    }
    try (Stream<Path> files = Files.walk(artifact)) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .max(Comparator.comparing(Path::toString))
          .ifPresent(
              jar -> {
                List<String> arguments = new ArrayList<>();
                arguments.add("-javaagent:" + jar);
                arguments.addAll(List.of(settings));
                all.add(new AttachedAgent(name, arguments));
              });
    }
  }
}
