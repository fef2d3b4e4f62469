package dev.faultline.it.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CountingBackend;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.nightly.Corpus;
import dev.faultline.it.nightly.FigureTable;
import dev.faultline.it.nightly.Nightly;
import dev.faultline.it.nightly.Selection;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.EverythingOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published test suites of real libraries give the same results with the agent as without, test
 * by test. Two runs without the agent tell which tests are not even the same without it.
 */
@Nightly
class TransparencyIT {

  private static final String SUMMARY = "classes woven";

  private static final String PACKAGE = "org.apache.commons";

  /**
   * Each call of a named method is timed. With all named, iterators and getters too, suites that
   * make some 100 million calls take hours.
   */
  private static final String METHODS =
      PACKAGE + "..*Utils*.*(..); " + PACKAGE + "..*Test*.*(..); " + PACKAGE + "..*Test*.new(..)";

  private static FigureTable figures;

  @BeforeAll
  static void startFigures() {
    figures =
        new FigureTable(
            "transparency",
            "library",
            "JDK",
            "tests",
            "fail without",
            "not the same twice without",
            "**differences**",
            "exceptions at throw sites",
            "at catch sites",
            "at exit sites",
            "calls of named methods",
            "events sent",
            "seconds without",
            "seconds with",
            "agent");
  }

  static Stream<Arguments> runs() {
    return Selection.jdks().stream()
        .flatMap(
            jdk ->
                Suite.all(Corpus.suites())
                    .filter(suite -> Selection.includes("nightly.suites", suite.library()))
                    .map(suite -> Arguments.of(suite, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("runs")
  @Timeout(value = 6, unit = TimeUnit.HOURS)
  void sameResults(Suite suite, Jdk jdk) throws IOException {
    WithoutAgent runs = new WithoutAgent(suite, jdk);
    List<SuiteResults> without = runs.runs(2);
    Path log = TestFolders.create("log").resolve("agent.log");
    SuiteResults with;
    CountingBackend received;
    try (CountingBackend backend = CountingBackend.start()) {
      AgentOptions agent =
          EverythingOn.sendingTo(backend.uri(), List.of(PACKAGE), METHODS)
              .service(suite.library())
              .logFile(log);
      with = suite.runWith(agent, jdk);
      received = backend;
    }
    EverythingOn.requireTaken(Files.readAllLines(log));
    Comparison comparison = new Comparison(without, with);
    if (!comparison.differences().isEmpty()) {
      // A test that fails one time in ten passes twice without the agent: look again before it is
      // called a difference.
      without = runs.runs(4);
      comparison = new Comparison(without, with);
    }
    String summary = summary(log);
    figures.row(
        suite,
        jdk.major(),
        with.size(),
        without.get(0).count("FAILED"),
        comparison.flaky().size(),
        comparison.differences().size(),
        received.exceptionsAt("throw"),
        received.exceptionsAt("catch"),
        received.exceptionsAt("exit"),
        received.methodCalls(),
        received.events(),
        without.get(0).duration().toSeconds(),
        with.duration().toSeconds(),
        summary);
    comparison.flaky().forEach(test -> System.out.println("not the same without: " + test));

    assertThat(comparison.differences()).as("%s on %s, other with the agent", suite, jdk).isEmpty();
    // The agent was there, and every kind of probe at work.
    assertThat(received.unreadable()).isZero();
    assertThat(received.events()).isPositive();
    assertThat(List.of("throw", "catch", "exit"))
        .allSatisfy(kind -> assertThat(received.exceptionsAt(kind)).as(kind).isPositive());
    assertThat(received.methodCalls()).isPositive();
    assertThat(summary).contains(", 0 left as they were", " 0 failures of the agent");
  }

  private static String summary(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(SUMMARY))
        .reduce((first, last) -> last)
        .map(line -> line.substring(line.indexOf("DEBUG") + 6).strip())
        .orElse("no summary in " + log);
  }
}
