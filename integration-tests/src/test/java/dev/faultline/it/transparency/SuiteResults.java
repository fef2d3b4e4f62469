package dev.faultline.it.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of one run of a suite, by unique id. Immutable. */
final class SuiteResults {

  private final Map<String, TestResult> byId;
  private final Duration duration;

  /**
   * @param duration how long the whole run took
   */
  SuiteResults(Map<String, TestResult> byId, Duration duration) {
    this.byId = new LinkedHashMap<>(byId);
    this.duration = duration;
  }

  /** Reads what the program under src/programs/java/suite writes. */
  static SuiteResults read(Path file, Duration duration) {
    Map<String, TestResult> results = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
          throw new IllegalStateException(file + " has the line " + line);
        }
        results.put(cells[0], new TestResult(cells[1], cells[2], cells[3]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SuiteResults(results, duration);
  }

  /** Writes them so that {@link #read} can read them. */
  void write(Path file) {
    List<String> lines = new ArrayList<>();
    byId.forEach(
        (id, result) ->
            lines.add(String.join("\t", id, result.status(), result.thrown(), result.message())));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> ids() {
    return byId.keySet();
  }

  TestResult of(String id) {
    return byId.getOrDefault(id, TestResult.ABSENT);
  }

  Duration duration() {
    return duration;
  }

  int size() {
    return byId.size();
  }

  long count(String status) {
    return byId.values().stream().filter(result -> result.status().equals(status)).count();
  }
}
