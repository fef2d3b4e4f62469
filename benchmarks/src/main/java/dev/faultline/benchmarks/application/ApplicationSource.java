package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where an application comes from: a jar, a checkout, or a Maven repository. */
public final class ApplicationSource {
  private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+");
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";

  private final Path folder;
  private final Path logs;

  /**
   * @param folder for what comes from a repository
   * @param logs a folder for what Maven and Gradle print
   */
  public ApplicationSource(Path folder, Path logs) {
    this.folder = folder;
    this.logs = logs;
  }

  /**
   * That there is something to look for.
   *
   * @throws IllegalArgumentException when there is not, with what may be given
   */
  public static void requireKnown(String text) {
    if (!new File(text).exists() && !COORDINATES.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "--application needs a jar, the folder of a checkout, or group:artifact:version; there is"
              + " none of that at "
              + text);
    }
  }

  /**
   * Finds it, or makes it.
   *
   * @throws IllegalStateException when it cannot be had, with the place of the log
   */
  public Application find(String text, PrintStream progress)
      throws IOException, InterruptedException {
    File file = new File(text).getCanonicalFile();
    if (file.isDirectory()) {
      return Application.of(
          new Checkout(file.toPath(), logs.resolve("application-build.log")).jar(progress));
    }
    return Application.of(file.isFile() ? file : copied(text, progress));
  }

  private File copied(String coordinates, PrintStream progress)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve(coordinates.replace(':', '_')));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(own, "*.jar")) {
      for (Path one : old) {
        Files.delete(one);
      }
    }
    progress.println("Looking for " + coordinates + " in Maven's repositories.");
    File log = logs.resolve("application-copy.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of("mvn", "-B", COPY, "-Dartifact=" + coordinates, "-DoutputDirectory=" + own))
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log);
    int code;
    try (ChildProcess maven = ChildProcess.start(builder)) {
      code = maven.process().waitFor();
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(own, "*.jar")) {
      for (Path jar : jars) {
        return jar.toFile();
      }
    }
    throw new IllegalStateException(
        coordinates + " was not found: mvn ended with " + code + "; what it printed is in " + log);
  }
}
