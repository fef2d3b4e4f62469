package dev.faultline.benchmarks;

import dev.faultline.benchmarks.application.ApplicationPlan;
import dev.faultline.benchmarks.application.ApplicationSource;
import dev.faultline.benchmarks.collector.CollectorPlan;
import dev.faultline.benchmarks.comparison.RoundPlan;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the command line says. Immutable. */
final class RunOptions {
  static final String EXCEPTIONS = "exceptions";
  static final String GUARDS = "guards";
  static final String CALLS = "calls";
  static final String PARTS = "parts";
  static final String APPLICATIONS = "applications";
  static final String COLLECTOR = "collector";

  private static final List<String> JMH = List.of(EXCEPTIONS, GUARDS, CALLS, PARTS);
  private static final List<String> NAMES =
      List.of(EXCEPTIONS, GUARDS, CALLS, PARTS, APPLICATIONS, COLLECTOR);

  private final File agentJar;
  private final File bookshop;
  private final File collectorJar;
  private final String commit;
  private final CollectorPlan collectorPlan;
  private final Path folder;
  private final boolean quick;
  private final boolean noisy;
  private final String application;
  private final List<String> paths;
  private final List<String> stormPaths;
  private final List<String> names;

  private RunOptions(Builder builder) {
    agentJar = builder.agentJar;
    bookshop = builder.bookshop;
    collectorJar = builder.collectorJar;
    commit = builder.commit;
    names = List.copyOf(builder.names);
    builder.requireUse(this::isChosen);
    collectorPlan =
        CollectorPlan.of(builder.quick, builder.events, builder.issues, builder.largeStore);
    folder = builder.folder;
    quick = builder.quick;
    noisy = builder.noisy;
    application = builder.application;
    paths = List.copyOf(builder.paths);
    stormPaths = List.copyOf(builder.stormPaths);
  }

  /**
   * Reads them.
   *
   * @param args {@code --agent JAR --bookshop JAR --collector JAR --commit NAME --out FOLDER}, then
   *     what {@code benchmarks/run --help} says; jars may be built later
   * @throws IllegalArgumentException when one of them is wrong, with what to do
   */
  static RunOptions of(String[] args) {
    Builder builder = new Builder();
    Iterator<String> left = Arrays.asList(args).iterator();
    while (left.hasNext()) {
      builder.take(left.next(), left);
    }
    return new RunOptions(builder);
  }

  File agentJar() {
    return agentJar;
  }

  File bookshop() {
    return bookshop;
  }

  File collectorJar() {
    return collectorJar;
  }

  /** What of Faultline is measured, or unknown. */
  String commit() {
    return commit;
  }

  /** What collectors are sent. */
  CollectorPlan collectorPlan() {
    return collectorPlan;
  }

  /** Where results go. */
  Path folder() {
    return folder;
  }

  boolean quick() {
    return quick;
  }

  /** Whether to measure on a machine that has other work to do. */
  boolean noisy() {
    return noisy;
  }

  /** A jar, a folder or coordinates; null for the bookshop. */
  String application() {
    return application;
  }

  /** What the application is asked for; empty for what it has of its own. */
  List<String> paths() {
    return paths;
  }

  /** What makes the application throw; empty for what it has of its own. */
  List<String> stormPaths() {
    return stormPaths;
  }

  /** All are when none is named. */
  boolean isChosen(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /** How many rounds of JVMs there are for what JMH measures. */
  RoundPlan rounds() {
    return RoundPlan.of(quick);
  }

  /** How often what is chosen is measured, and for how long. */
  String how() {
    List<String> how = new ArrayList<>();
    if (JMH.stream().anyMatch(this::isChosen)) {
      how.add(
          (quick ? "quick: " : "")
              + rounds()
              + ", each in a JVM of its own, by turns, with iterations of "
              + (quick ? "0.2 s" : "0.5 s"));
    }
    if (isChosen(APPLICATIONS)) {
      how.add(ApplicationPlan.of(quick).how());
    }
    if (isChosen(COLLECTOR)) {
      how.add(collectorPlan.how());
    }
    return String.join("; ", how);
  }

  private static final class Builder {
    private File agentJar;
    private File bookshop;
    private File collectorJar;
    private String commit = "unknown";
    private long events;
    private final List<Integer> issues = new ArrayList<>();
    private boolean largeStore = true;
    private Path folder = Path.of("results");
    private boolean quick;
    private boolean noisy;
    private String application;
    private final List<String> paths = new ArrayList<>();
    private final List<String> stormPaths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> uses = new LinkedHashMap<>();

    void take(String argument, Iterator<String> left) {
      switch (argument) {
        case "--quick":
          quick = true;
          break;
        case "--noisy":
          noisy = true;
          break;
        case "--agent":
          agentJar = new File(value(argument, left));
          break;
        case "--bookshop":
          bookshop = new File(value(argument, left));
          break;
        case "--collector":
          collectorJar = new File(value(argument, left));
          break;
        case "--commit":
          commit = value(argument, left);
          break;
        case "--events":
          uses.put(argument, COLLECTOR);
          events = number(argument, left);
          break;
        case "--issues":
          uses.put(argument, COLLECTOR);
          issues.add(number(argument, left));
          break;
        case "--no-large-store":
          uses.put(argument, COLLECTOR);
          largeStore = false;
          break;
        case "--out":
          folder = folder(value(argument, left));
          break;
        case "--application":
          uses.put(argument, APPLICATIONS);
          application = value(argument, left);
          ApplicationSource.requireKnown(application);
          break;
        case "--path":
          paths.add(path(argument, left));
          break;
        case "--storm-path":
          stormPaths.add(path(argument, left));
          break;
        default:
          if (!NAMES.contains(argument)) {
            throw new IllegalArgumentException(
                "no benchmark or option is called " + argument + "; benchmarks are " + NAMES);
          }
          names.add(argument);
      }
    }

    private static String value(String argument, Iterator<String> left) {
      if (!left.hasNext()) {
        throw new IllegalArgumentException(argument + " needs a value");
      }
      return left.next();
    }

    private static int number(String argument, Iterator<String> left) {
      String value = value(argument, left);
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(argument + " needs a number, not " + value, e);
      }
    }

    private static String path(String argument, Iterator<String> left) {
      String value = value(argument, left);
      if (!value.startsWith("/")) {
        throw new IllegalArgumentException(argument + " needs a path such as /owners/1: " + value);
      }
      return value;
    }

    private static Path folder(String value) {
      Path folder = Path.of(value).toAbsolutePath();
      for (Path one = folder; one != null; one = one.getParent()) {
        if (Files.exists(one) && !Files.isDirectory(one)) {
          throw new IllegalArgumentException("--out needs a folder, and there is a file: " + one);
        }
      }
      return folder;
    }

    /** What would be ignored is wrong, rather. */
    void requireUse(Predicate<String> chosen) {
      if (application == null && !(paths.isEmpty() && stormPaths.isEmpty())) {
        throw new IllegalArgumentException("--path and --storm-path go with --application");
      }
      uses.forEach(
          (option, name) -> {
            if (!chosen.test(name)) {
              throw new IllegalArgumentException(
                  option + " is for the benchmark " + name + ", which is not among those named");
            }
          });
    }
  }
}
