package dev.faultline.benchmarks;

import dev.faultline.benchmarks.collector.CollectorPlan;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What the command line says. Immutable. */
final class RunOptions {
  private static final List<String> NAMES =
      List.of("exceptions", "guards", "calls", "parts", "applications", "collector");

  private static final int ROUNDS = 3;

  private final File agentJar;
  private final File bookshop;
  private final File collectorJar;
  private final CollectorPlan collectorPlan;
  private final Path folder;
  private final boolean quick;
  private final boolean noisy;
  private final File application;
  private final List<String> paths;
  private final List<String> names;

  private RunOptions(Builder builder) {
    agentJar = builder.file("--agent", builder.agentJar);
    bookshop = builder.file("--bookshop", builder.bookshop);
    collectorJar = builder.file("--collector", builder.collectorJar);
    collectorPlan = CollectorPlan.of(builder.quick, builder.events, builder.issues);
    folder = builder.folder;
    quick = builder.quick;
    noisy = builder.noisy;
    application =
        builder.application == null ? null : builder.file("--application", builder.application);
    paths = builder.paths.isEmpty() ? List.of("/") : List.copyOf(builder.paths);
    names = List.copyOf(builder.names);
  }

  /**
   * Reads them.
   *
   * @param args {@code --agent JAR --bookshop JAR --collector JAR --out FOLDER}, then what {@code
   *     benchmarks/run --help} says
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

  /** Null for the bookshop. */
  File application() {
    return application;
  }

  /** What the application is asked for. */
  List<String> paths() {
    return paths;
  }

  /** All are when none is named. */
  boolean isChosen(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /** How many rounds there are of whatever is measured in rounds: the collector is not. */
  int rounds() {
    return quick ? 1 : ROUNDS;
  }

  /** How often what is chosen is measured, and for how long. */
  String how() {
    List<String> how = new ArrayList<>();
    if (names.isEmpty() || names.stream().anyMatch(name -> !name.equals("collector"))) {
      how.add(quick ? "quick: one round, 5 x 0.2 s" : ROUNDS + " rounds, 5 x 1 s each");
    }
    if (isChosen("collector")) {
      how.add(collectorPlan.how());
    }
    return String.join("; ", how);
  }

  private static final class Builder {
    private String agentJar;
    private String bookshop;
    private String collectorJar;
    private long events;
    private final List<Integer> issues = new ArrayList<>();
    private Path folder = Path.of("results");
    private boolean quick;
    private boolean noisy;
    private String application;
    private final List<String> paths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    void take(String argument, Iterator<String> left) {
      switch (argument) {
        case "--quick":
          quick = true;
          break;
        case "--noisy":
          noisy = true;
          break;
        case "--agent":
          agentJar = value(argument, left);
          break;
        case "--bookshop":
          bookshop = value(argument, left);
          break;
        case "--collector":
          collectorJar = value(argument, left);
          break;
        case "--events":
          events = number(argument, left);
          break;
        case "--issues":
          issues.add(number(argument, left));
          break;
        case "--out":
          folder = Path.of(value(argument, left));
          break;
        case "--application":
          application = value(argument, left);
          break;
        case "--path":
          paths.add(value(argument, left));
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

    File file(String option, String path) {
      try {
        File file = path == null ? null : new File(path).getCanonicalFile();
        if (file == null || !file.isFile()) {
          throw new IllegalArgumentException(option + " needs a jar; there is none at " + path);
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
