package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.process.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Our agent, and those of peers that the local Maven repository has, each with its exporters off.
 */
final class AgentCatalog {
  /** Not all of this project: the bookshop is part of it. */
  private static final String OUR_CLASSES = "dev.faultline.capture.";

  private final File ours;
  private final Path repository;
  private final int sinkPort;
  private final List<String> missing = new ArrayList<>();

  /**
   * @param ours our agent's jar
   * @param sinkPort where a {@link TraceSink} listens
   */
  AgentCatalog(File ours, Path repository, int sinkPort) {
    this.ours = ours;
    this.repository = repository;
    this.sinkPort = sinkPort;
  }

  /**
   * All that there are, none first.
   *
   * @param quick ours at its defaults alone
   */
  List<AttachedAgent> agents(Application application, boolean quick) throws IOException {
    List<AttachedAgent> all = new ArrayList<>();
    all.add(new AttachedAgent(AttachedAgent.NONE, "", null, List.of(), List.of(), ""));
    all.add(ours(AttachedAgent.DEFAULTS));
    if (!quick) {
      all.add(
          ours(
              AttachedAgent.EVERYTHING,
              "-Dfaultline.capture.implicit=always",
              "-Dfaultline.capture.methods=" + application.ownMethods(),
              "-Dfaultline.metrics.port=" + FreePort.find()));
      addPeers(all);
    }
    return all;
  }

  private void addPeers(List<AttachedAgent> all) throws IOException {
    peer(
            AttachedAgent.OPENTELEMETRY,
            "io.opentelemetry.javaagent:opentelemetry-javaagent",
            "io.opentelemetry.javaagent.",
            List.of(
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.javaagent.logging=none"),
            List.of(
                "-Dotel.traces.exporter=otlp",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.exporter.otlp.protocol=http/protobuf",
                "-Dotel.bsp.schedule.delay=100",
                "-Dotel.exporter.otlp.endpoint=http://localhost:" + sinkPort))
        .ifPresent(all::add);
    // It has no writer that does nothing: DDAgentWriter is used in place of one that it does not
    // know, and looks for its own agent. So a stub says yes to what it sends.
    List<String> datadog =
        List.of(
            "-Ddd.agent.host=localhost",
            "-Ddd.trace.agent.port=" + sinkPort,
            "-Ddd.jmxfetch.enabled=false",
            "-Ddd.instrumentation.telemetry.enabled=false",
            "-Ddd.remote_config.enabled=false",
            "-Ddatadog.slf4j.simpleLogger.defaultLogLevel=off");
    peer(AttachedAgent.DATADOG, "com.datadoghq:dd-java-agent", "datadog.trace.", datadog, datadog)
        .ifPresent(all::add);
    peer(
            AttachedAgent.ELASTIC,
            "co.elastic.apm:elastic-apm-agent",
            "co.elastic.apm.agent.",
            List.of(
                "-Delastic.apm.disable_send=true",
                "-Delastic.apm.central_config=false",
                "-Delastic.apm.cloud_provider=NONE",
                "-Delastic.apm.log_level=OFF"),
            List.of(
                "-Delastic.apm.server_url=http://localhost:" + sinkPort,
                "-Delastic.apm.api_request_time=1s",
                "-Delastic.apm.central_config=false",
                "-Delastic.apm.cloud_provider=NONE"))
        .ifPresent(all::add);
  }

  /** What to say of peers that are not there. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  private AttachedAgent ours(String name, String... more) throws IOException {
    List<String> settings =
        new ArrayList<>(List.of("-Dfaultline.backends=none", "-Dfaultline.log.level=error"));
    settings.addAll(List.of(more));
    Manifest manifest;
    try (JarFile file = new JarFile(ours)) {
      manifest = file.getManifest();
    }
    String version = manifest.getMainAttributes().getValue("Implementation-Version");
    return new AttachedAgent(
        name, version == null ? "" : version, ours, settings, settings, OUR_CLASSES);
  }

  private Optional<AttachedAgent> peer(
      String name,
      String coordinates,
      String classes,
      List<String> settings,
      List<String> proofSettings)
      throws IOException {
    Path artifact = repository.resolve(coordinates.replace('.', '/').replace(':', '/'));
    Optional<Path> newest = Optional.empty();
    if (Files.isDirectory(artifact)) {
      try (Stream<Path> versions = Files.list(artifact)) {
        newest =
            versions
                .map(version -> jar(artifact, version))
                .filter(Files::isRegularFile)
                .max((one, other) -> VersionOrder.INSTANCE.compare(version(one), version(other)));
      }
    }
    if (newest.isEmpty()) {
      missing.add(
          name
              + " is not measured: "
              + coordinates
              + " is not in "
              + repository
              + " (mvn dependency:get -Dtransitive=false -Dartifact="
              + coordinates
              + ":VERSION gets it)");
    }
    return newest.map(
        jar ->
            new AttachedAgent(name, version(jar), jar.toFile(), settings, proofSettings, classes));
  }

  private static Path jar(Path artifact, Path version) {
    return version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".jar");
  }

  private static String version(Path jar) {
    return jar.getParent().getFileName().toString();
  }
}
