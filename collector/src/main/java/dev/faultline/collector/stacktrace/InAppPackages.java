package dev.faultline.collector.stacktrace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges whether a class is the user's own code where the sender did not say: it is, unless it
 * belongs to a package of the JDK or of a well-known library. Thread-safe.
 */
public final class InAppPackages {

  private static final String RESOURCE = "library-packages.txt";

  private final NavigableSet<String> libraryPrefixes;

  private InAppPackages(NavigableSet<String> libraryPrefixes) {
    this.libraryPrefixes = libraryPrefixes;
  }

  /** With the list that is part of the collector. */
  public static InAppPackages wellKnown() {
    try (InputStream in = InAppPackages.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new InAppPackages(
          reader
              .lines()
              .map(String::trim)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(line -> line + ".")
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether {@code className}, a binary name, is the user's own; a class without a name is not. */
  public boolean contains(String className) {
    if (className.isEmpty()) {
      return false;
    }
    for (int dot = className.indexOf('.'); dot >= 0; dot = className.indexOf('.', dot + 1)) {
      if (libraryPrefixes.contains(className.substring(0, dot + 1))) {
        return false;
      }
    }
    return true;
  }
}
