package dev.faultline.it.transparency;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of a suite without the agent. They are kept below target/, and used again when {@code
 * nightly.without} is {@code kept}: after a change of the agent they would be the same.
 */
final class WithoutAgent {

  private static final Path FOLDER =
      Packaged.project().resolve("integration-tests/target/without-agent");

  private final Suite suite;
  private final Jdk jdk;
  private final List<SuiteResults> runs = new ArrayList<>();

  WithoutAgent(Suite suite, Jdk jdk) {
    this.suite = suite;
    this.jdk = jdk;
  }

  /** The first so many runs; what is missing of them is run now. */
  List<SuiteResults> runs(int count) {
    while (runs.size() < count) {
      runs.add(run(runs.size() + 1));
    }
    return List.copyOf(runs);
  }

  private SuiteResults run(int number) {
    Path file = FOLDER.resolve(suite + " on " + jdk.major() + " run " + number + ".tsv");
    Path seconds = FOLDER.resolve(file.getFileName() + ".seconds");
    try {
      if ("kept".equals(System.getProperty("nightly.without")) && Files.exists(seconds)) {
        return SuiteResults.read(
            file, Duration.ofSeconds(Long.parseLong(Files.readString(seconds).strip())));
      }
      SuiteResults results = suite.runAlone(jdk);
      results.write(file);
      Files.writeString(seconds, results.duration().toSeconds() + "\n");
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
