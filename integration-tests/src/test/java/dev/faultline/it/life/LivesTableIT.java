package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.program.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of lives in the documentation has a row for each method of the program. */
class LivesTableIT {

  private static final Path PROGRAM = Packaged.source("programs/java/lives/com/acme/lives");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]+\\|([^|]+)\\|[^|]+\\|[^|]*\\|$");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z.]+)`");
  private static final Pattern CALL = Pattern.compile("(?m)^ +lives\\.(\\w+)\\(");
  private static final Pattern METHOD = Pattern.compile("(?m)^  static \\w+ (\\w+)\\(");

  @Test
  void hasARowForEachMethod() throws IOException {
    Set<String> methods = new TreeSet<>();
    methods.add("main");
    add("Lives", "", CALL, methods);
    for (String name :
        new String[] {"Boundaries", "Chains", "Guarded", "OfTheJvm", "OnVirtualThreads"}) {
      add(name, name + ".", METHOD, methods);
      methods.remove(name + ".all");
    }

    Set<String> rows = new TreeSet<>();
    ROW.matcher(Files.readString(Packaged.project().resolve("docs/lives.md")))
        .results()
        .forEach(
            row -> NAME.matcher(row.group(1)).results().forEach(name -> rows.add(name.group(1))));
    rows.remove("Lives");

    assertThat(rows).isEqualTo(methods).hasSizeGreaterThan(30);
  }

  private static void add(String file, String prefix, Pattern pattern, Set<String> to)
      throws IOException {
    pattern
        .matcher(Files.readString(PROGRAM.resolve(file + ".java")))
        .results()
        .forEach(match -> to.add(prefix + match.group(1)));
  }
}
