package dev.faultline.client.resource;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A file in which the system tells something. */
final class SmallFile {
  private static final int MOST_LINES = 1_000;

  private SmallFile() {}

  /** Its lines, the first thousand; none when it is not there or cannot be read. */
  static List<String> lines(File file) {
    if (!file.isFile()) {
      return Collections.emptyList();
    }
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine();
          line != null && lines.size() < MOST_LINES;
          line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException unreadable) {
      return Collections.emptyList();
    }
    return lines;
  }

  /** Its first line without spaces around it; null when there is none or it is empty. */
  static String firstLine(File file) {
    List<String> lines = lines(file);
    return lines.isEmpty() || lines.get(0).trim().isEmpty() ? null : lines.get(0).trim();
  }
}
