package dev.faultline.it.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build made, and where. */
public final class Packaged {

  private static final Path MODULE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

  private Packaged() {}

  public static Path agentJar() {
    return built("agent/dist/target/faultline-agent.jar");
  }

  public static Path collectorJar() {
    return built("collector/target/faultline-collector.jar");
  }

  public static Path sampleAppJar() {
    return built("sample-app/target/faultline-sample-app.jar");
  }

  /** The example of a backend of one's own. */
  public static Path exampleBackendJar() {
    return built("examples/syslog-backend/target/syslog-backend.jar");
  }

  /** The backend that is a jar of its own beside the agent. */
  public static Path kafkaBackendJar() {
    return built("backends/kafka/target/faultline-backend-kafka.jar");
  }

  /** The jars of a Kafka broker, as a class path. */
  public static Path kafkaBrokerJars() {
    return MODULE.resolve("kafka-broker/target/jars/*");
  }

  /** What applications compile against. */
  public static Path annotationsJar() {
    return built("annotations/target/faultline-annotations-0.1.0-SNAPSHOT.jar");
  }

  /** The client as a library, and all that it needs. */
  public static List<Path> clientJars() {
    Path libraries = built("collector-client/target/libraries");
    try (Stream<Path> jars = Files.list(libraries)) {
      return Stream.concat(
              Stream.of(built("collector-client/target/collector-client-0.1.0-SNAPSHOT.jar")),
              jars.sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The appender for a logging library, {@code logback} or {@code log4j2}. */
  public static Path appenderJar(String library) {
    return built("appenders/" + library + "/target/faultline-" + library + "-0.1.0-SNAPSHOT.jar");
  }

  /** The folder of the whole project. */
  public static Path project() {
    return MODULE.getParent();
  }

  /** A file below this module's sources. */
  public static Path source(String path) {
    return MODULE.resolve("src").resolve(path);
  }

  /** A jar from Maven Central, which the build put into target/libraries under this name. */
  public static Path library(String name) {
    return existing(MODULE.resolve("target/libraries").resolve(name + ".jar"));
  }

  private static Path built(String path) {
    return existing(project().resolve(path));
  }

  private static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is not there; run mvn verify, or mvn package and then the test again");
    }
    return file;
  }
}
