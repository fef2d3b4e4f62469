package dev.faultline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the collector must show, and what it must not.
 *
 * @param secrets texts that must be nowhere
 */
record Expectations(List<ExpectedIssue> issues, List<String> secrets) {

  /**
   * Reads a file of expectations.
   *
   * @throws IllegalArgumentException when a line of it cannot be understood
   */
  static Expectations read(Path file) throws IOException {
    List<ExpectedIssue> issues = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    Paragraph paragraph = null;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", 2);
      if (words.length < 2) {
        throw new IllegalArgumentException(file + ":" + number + ": no value after " + line);
      }
      if (words[0].equals("secret")) {
        secrets.add(words[1]);
      } else if (words[0].equals("issue")) {
        paragraph = new Paragraph(words[1]);
        issues.add(null);
      } else if (paragraph == null || !paragraph.take(words[0], words[1])) {
        throw new IllegalArgumentException(file + ":" + number + ": cannot understand " + line);
      }
      if (paragraph != null) {
        issues.set(issues.size() - 1, paragraph.issue());
      }
    }
    return new Expectations(List.copyOf(issues), List.copyOf(secrets));
  }

  private static final class Paragraph {
    private final String name;
    private final List<ExpectedVariable> variables = new ArrayList<>();
    private String exception;
    private String cause;
    private String thrown;
    private String became;

    Paragraph(String name) {
      this.name = name;
    }

    boolean take(String key, String value) {
      switch (key) {
        case "exception" -> exception = value;
        case "cause" -> cause = value;
        case "thrown" -> thrown = value;
        case "became" -> became = value;
        case "variable" -> variables.add(ExpectedVariable.parse(value));
        default -> {
          return false;
        }
      }
      return true;
    }

    ExpectedIssue issue() {
      return new ExpectedIssue(name, exception, cause, thrown, became, List.copyOf(variables));
    }
  }
}
