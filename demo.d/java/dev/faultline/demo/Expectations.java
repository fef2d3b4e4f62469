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
    List<Paragraph> paragraphs = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", 2);
      if (words.length < 2) {
        throw new IllegalArgumentException(file + ":" + number + ": no value in '" + line + "'");
      }
      if (words[0].equals("secret")) {
        secrets.add(words[1]);
      } else if (words[0].equals("issue")) {
        paragraphs.add(new Paragraph(words[1]));
      } else if (paragraphs.isEmpty()
          || !paragraphs.get(paragraphs.size() - 1).take(words[0], words[1])) {
        throw new IllegalArgumentException(
            file + ":" + number + ": cannot understand '" + line + "'; see the head of the file");
      }
    }
    return new Expectations(
        paragraphs.stream().map(Paragraph::issue).toList(), List.copyOf(secrets));
  }
}
