package com.example.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/backends.md shows of this example is what is compiled. */
class GuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void everyPartThatTheGuideShowsIsInTheSources() throws IOException {
    String sources = lines(allSources());
    List<String> shown =
        BLOCK
            .matcher(Files.readString(Path.of("../../docs/backends.md")))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(shown)
        .hasSizeGreaterThan(1)
        .allSatisfy(part -> assertThat(sources).contains(lines(part)));
  }

  private static String allSources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** Without what the guide may do otherwise: indentation and empty lines. */
  private static String lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("", (a, b) -> a + b + '\n');
  }
}
