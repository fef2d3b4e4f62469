package dev.faultline.it.nightly;

import dev.faultline.it.program.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Jars from Maven Central that the profile {@code transparency} copies: one class path each. */
public final class Corpus {

  private final Path folder;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  /** The libraries whose test suites are run. */
  public static Corpus suites() {
    return of("suites");
  }

  /** The large jars whose classes are verified. */
  public static Corpus jars() {
    return of("jars");
  }

  private static Corpus of(String name) {
    Path folder = Packaged.project().resolve("integration-tests/corpus/" + name);
    Path libraries = folder.resolve("target/libraries");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(libraries + " is not there; run mvn verify -Ptransparency");
    }
    return new Corpus(libraries);
  }

  /** All jars, in the order of their names. */
  public List<Path> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar of an artifact, whatever its version. */
  public Path artifact(String name) {
    return only(name + "-\\d[^-]*(-jre)?\\.jar");
  }

  /** The jar of an artifact's tests. */
  public Path testsOf(String name) {
    return only(name + "-\\d[^-]*-tests\\.jar");
  }

  private Path only(String pattern) {
    List<Path> found =
        all().stream().filter(jar -> jar.getFileName().toString().matches(pattern)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(pattern + " in " + folder + " is " + found);
    }
    return found.get(0);
  }
}
