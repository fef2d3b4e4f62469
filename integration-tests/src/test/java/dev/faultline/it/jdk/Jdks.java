package dev.faultline.it.jdk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: those that {@code FAULTLINE_TEST_JDKS} names, colon-separated, then
 * those below /usr/lib/jvm, then the one that runs the tests; one per Java version, the first
 * found.
 */
public final class Jdks {

  private static final String VARIABLE = "FAULTLINE_TEST_JDKS";
  private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

  private static final Pattern VERSION =
      Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d+)");

  private static final boolean EVERY = "all".equals(System.getProperty("it.jdks"));

  private static final List<Jdk> FOUND = find(System.getenv(VARIABLE), USUAL_PLACE);

  private Jdks() {}

  /** All of them, oldest first; at least the one that runs the tests. */
  public static List<Jdk> all() {
    return FOUND;
  }

  /** The JDK of this version, if there is one. */
  public static Optional<Jdk> version(int major) {
    return FOUND.stream().filter(jdk -> jdk.major() == major).findFirst();
  }

  /** The oldest, the newest, and the one that runs the tests. */
  public static List<Jdk> few() {
    List<Jdk> all = all();
    return Stream.of(all.get(0), current(), all.get(all.size() - 1)).distinct().toList();
  }

  /** All by {@code -Dit.jdks=all}; otherwise as many as there is time for in each build. */
  static List<Jdk> chosen() {
    return EVERY ? all() : few();
  }

  /** Likewise, for what takes long. */
  static List<Jdk> chosenForLongTests() {
    List<Jdk> all = all();
    return EVERY ? few() : Stream.of(all.get(0), all.get(all.size() - 1)).distinct().toList();
  }

  /** The JDK that runs the tests, for what need not be tried on every JDK. */
  public static Jdk current() {
    return version(Runtime.version().feature()).orElseThrow();
  }

  static List<Jdk> find(String named, Path usualPlace) {
    List<Path> homes = new ArrayList<>();
    for (String home : (named == null ? "" : named).split(File.pathSeparator)) {
      if (!home.isBlank()) {
        homes.add(requireJdk(Path.of(home.strip())));
      }
    }
    if (Files.isDirectory(usualPlace)) {
      try (Stream<Path> entries = Files.list(usualPlace)) {
        entries.filter(Jdks::isJdk).sorted().forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    homes.add(Path.of(System.getProperty("java.home")));
    return List.copyOf(oneOfEachVersion(homes));
  }

  private static Path requireJdk(Path home) {
    if (!isJdk(home)) {
      throw new IllegalArgumentException(
          VARIABLE + " names " + home + ", which is no JDK: it has no bin/java");
    }
    return home;
  }

  private static boolean isJdk(Path home) {
    return Files.isExecutable(home.resolve("bin/java"));
  }

  private static Collection<Jdk> oneOfEachVersion(List<Path> homes) {
    TreeMap<Integer, Jdk> byVersion = new TreeMap<>();
    Set<Path> seen = new HashSet<>();
    for (Path home : homes) {
      try {
        Path real = home.toRealPath();
        if (seen.add(real)) {
          int major = major(real);
          byVersion.putIfAbsent(major, new Jdk(major, real));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return byVersion.values();
  }

  /** Asks it; not every build has the file {@code release}. */
  private static int major(Path home) throws IOException {
    Process java =
        new ProcessBuilder(
                home.resolve("bin/java").toString(), "-XshowSettings:properties", "-version")
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(printed);
    if (!version.find()) {
      throw new IOException(home + " does not tell its version: " + printed);
    }
    return Integer.parseInt(version.group(1));
  }
}
