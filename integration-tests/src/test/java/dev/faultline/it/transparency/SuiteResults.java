package dev.faultline.it.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The results of one run of a suite, by unique id. Immutable. */
final class SuiteResults {

  private final Map<String, TestResult> byId;

  SuiteResults(Map<String, TestResult> byId) {
    this.byId = new LinkedHashMap<>(byId);
  }

  /** Reads what the program under src/programs/java/suite writes. */
  static SuiteResults read(Path file) {
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
    return new SuiteResults(results);
  }

  Set<String> ids() {
    return byId.keySet();
  }

  TestResult of(String id) {
    return byId.getOrDefault(id, TestResult.ABSENT);
  }

  int size() {
    return byId.size();
  }

  long count(String status) {
    return byId.values().stream().filter(result -> result.status().equals(status)).count();
  }
}
