package com.acme.suite;

import static org.junit.platform.engine.discovery.ClassNameFilter.STANDARD_INCLUDE_PATTERN;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs all tests of one jar, and writes down how each of them ended. */
public final class RunSuite {

  private RunSuite() {}

  /**
   * @param arguments the jar of tests, which is on the class path too, and the file for the results
   */
  public static void main(String[] arguments) throws IOException {
    Path tests = Paths.get(arguments[0]);
    try (ResultLines lines =
        new ResultLines(
            Files.newBufferedWriter(Paths.get(arguments[1]), StandardCharsets.UTF_8))) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClasspathRoots(Collections.singleton(tests)))
              .filters(
                  includeClassNamePatterns(STANDARD_INCLUDE_PATTERN),
                  // As Surefire has it; @Nested ones are found by their enclosing class.
                  excludeClassNamePatterns(".*\\$.*"))
              .build();
      LauncherFactory.create().execute(request, lines);
    }
    // Tests may leave threads behind.
    System.exit(0);
  }
}
