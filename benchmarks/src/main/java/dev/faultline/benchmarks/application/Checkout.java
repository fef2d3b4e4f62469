package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of an application's sources, which Maven or Gradle build. */
final class Checkout {
  private static final List<String> BUILDS =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle");

  private final Path folder;
  private final Path log;

  /**
   * @param log file for what the build prints
   */
  Checkout(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * The program: as it is, when it is newer than its sources, else built.
   *
   * @throws IllegalStateException when it cannot be built, with the place of the log
   */
  File jar(PrintStream progress) throws IOException, InterruptedException {
    Optional<Path> built = newest();
    if (built.isPresent() && changed(built.get()).compareTo(sourcesChanged()) >= 0) {
      return built.get().toFile();
    }
    List<List<String>> commands = commands();
    if (commands.isEmpty()) {
      throw new IllegalStateException(
          folder + " has no pom.xml or build.gradle: it is not known how to build it");
    }
    Files.deleteIfExists(log);
    for (List<String> command : commands) {
      progress.println("Building " + folder + ": " + String.join(" ", command));
      if (run(command)) {
        return newest()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        folder + " was built, and no jar with a main class is in " + output()))
            .toFile();
      }
    }
    throw new IllegalStateException(folder + " could not be built; what was printed is in " + log);
  }

  /** What the wrapper cannot do, for it has to be downloaded, an installed program may do. */
  private List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    boolean maven = isMaven();
    if (!maven && BUILDS.stream().noneMatch(file -> Files.exists(folder.resolve(file)))) {
      return commands;
    }
    List<String> arguments =
        maven
            ? List.of("-B", "-q", "package", "-DskipTests")
            : List.of("--no-daemon", "-q", "assemble");
    Path wrapper = folder.resolve(maven ? "mvnw" : "gradlew");
    if (Files.exists(wrapper)) {
      commands.add(command(List.of("sh", wrapper.toString()), arguments));
    }
    commands.add(command(List.of(maven ? "mvn" : "gradle"), arguments));
    return commands;
  }

  private static List<String> command(List<String> program, List<String> arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    return command;
  }

  private boolean isMaven() {
    return Files.exists(folder.resolve("pom.xml"));
  }

  private boolean run(List<String> command) throws InterruptedException, IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (ChildProcess build = ChildProcess.start(builder)) {
      return build.process().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      Files.writeString(
          log,
          noSuchProgram.getMessage() + '\n',
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return false;
    }
  }

  private Path output() {
    return isMaven() ? folder.resolve("target") : folder.resolve("build/libs");
  }

  /** The newest program that a build has left. */
  private Optional<Path> newest() throws IOException {
    if (!Files.isDirectory(output())) {
      return Optional.empty();
    }
    Path newest = null;
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(output(), "*.jar")) {
      for (Path jar : jars) {
        if (Application.isProgram(jar.toFile())
            && (newest == null || changed(jar).compareTo(changed(newest)) > 0)) {
          newest = jar;
        }
      }
    }
    return Optional.ofNullable(newest);
  }

  private FileTime sourcesChanged() throws IOException {
    FileTime latest = FileTime.fromMillis(0);
    List<Path> roots = new ArrayList<>(List.of(folder.resolve("src")));
    BUILDS.forEach(file -> roots.add(folder.resolve(file)));
    for (Path root : roots) {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            FileTime changed = Files.getLastModifiedTime(file);
            latest = changed.compareTo(latest) > 0 ? changed : latest;
          }
        }
      }
    }
    return latest;
  }

  /**
   * When it was written: builds that give the same jar for the same sources set the time of its
   * last modification to some date, and only the system's own time tells the truth.
   */
  private static FileTime changed(Path jar) throws IOException {
    FileTime modified = Files.getLastModifiedTime(jar);
    if (!jar.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return modified;
    }
    FileTime changed = (FileTime) Files.getAttribute(jar, "unix:ctime");
    return Stream.of(modified, changed).max(Comparator.naturalOrder()).orElseThrow();
  }
}
