package dev.faultline.it.program;

import java.nio.file.Files;
import java.nio.file.Path;

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

  /** What applications compile against. */
  public static Path annotationsJar() {
    return built("annotations/target/faultline-annotations-0.1.0-SNAPSHOT.jar");
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
