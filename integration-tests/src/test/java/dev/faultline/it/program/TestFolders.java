package dev.faultline.it.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** New folders below target/, which stay there to be looked at after a failure. */
public final class TestFolders {

  private static final Path ROOT = root();

  private TestFolders() {}

  private static Path root() {
    try {
      Path target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
      return Files.createTempDirectory(Files.createDirectories(target), "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty folder whose name starts with {@code name}. */
  public static Path create(String name) {
    try {
      return Files.createTempDirectory(ROOT, name.replaceAll("[^\\w.-]", "_") + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
