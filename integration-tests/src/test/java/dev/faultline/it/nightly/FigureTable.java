package dev.faultline.it.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/**
 * Figures of a run as a table for the documentation: printed, and kept in target/figures. Not
 * thread-safe.
 */
public final class FigureTable {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", ""), "target", "figures").toAbsolutePath();

  private final Path file;

  /** Starts a new table; an older one of the name is overwritten. */
  public FigureTable(String name, String... columns) {
    this.file = FOLDER.resolve(name + ".md");
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row((Object[]) columns);
    row(Collections.nCopies(columns.length, "---").toArray());
  }

  public void row(Object... cells) {
    String line =
        Arrays.stream(cells)
            .map(cell -> cell.toString().replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |"));
    System.out.println(line);
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
