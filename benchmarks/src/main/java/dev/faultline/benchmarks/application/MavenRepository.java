package dev.faultline.benchmarks.application;

import java.io.File;
import java.nio.file.Path;

/** Where Maven keeps what it has got. */
final class MavenRepository {
  private static final String KNOWN = "org/openjdk/jmh/jmh-core";

  private MavenRepository() {}

  /** The one that this program's own libraries are in, whatever Maven's settings say. */
  static Path ofThisRun() {
    return of(System.getProperty("java.class.path"));
  }

  static Path of(String classPath) {
    for (String entry : classPath.split(File.pathSeparator)) {
      int known = entry.replace(File.separatorChar, '/').indexOf('/' + KNOWN);
      if (known >= 0) {
        return Path.of(entry.substring(0, known));
      }
    }
    return Path.of(System.getProperty("user.home"), ".m2", "repository");
  }
}
