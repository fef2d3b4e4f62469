package dev.faultline.benchmarks.machine;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which versions of others' libraries are measured. */
public final class ComparedVersions {
  private static final List<String> LIBRARIES =
      List.of(
          "jmh-core",
          "resilience4j-all",
          "failsafe",
          "smallrye-fault-tolerance-standalone",
          "spring-retry",
          "sentry",
          "opentelemetry-sdk");

  private static final Pattern JAR = Pattern.compile("(.+)-(\\d.*)\\.jar");

  private ComparedVersions() {}

  /** Their names and versions, by the jars on a class path. */
  public static String ofClassPath(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> JAR.matcher(new File(entry).getName()))
        .filter(jar -> jar.matches() && LIBRARIES.contains(jar.group(1)))
        .map((Matcher jar) -> jar.group(1) + ' ' + jar.group(2))
        .collect(Collectors.joining(", "));
  }
}
