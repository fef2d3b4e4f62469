package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import dev.faultline.benchmarks.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What counting adds to a throw, each in the same JVM as what it is held against. */
public final class CountedPairs {
  private static final String COLUMN = "depth " + Exceptions.JUDGED_DEPTH;
  private static final Cell UNWOVEN = new Cell("in code that is not woven", COLUMN);
  private static final Cell MORE = new Cell("how much more where it is counted", COLUMN);
  private static final double BUDGET = 0.02;
  private static final long LONGEST_SECONDS = 120;

  private final File agentJar;
  private final Path logs;
  private final int rounds;
  private final boolean quick;
  private final Findings findings =
      new Findings(
          Comparison.named(
                  "exceptions-counted-in-turns",
                  "an exception thrown and caught, in turns in one JVM",
                  Unit.NANOSECONDS)
              .budgets(Budget.share("what counting adds to a throw", MORE, BUDGET, UNWOVEN))
              .note(
                  "The difference is that of two turns, one right after the other, by copies of one"
                      + " class. As a median it leaves out pauses for garbage, of which counting makes"
                      + " 32 bytes; what the agent's own threads do meanwhile is in both.")
              .build());

  /**
   * @param logs in which what the JVMs print is kept
   * @param rounds how many JVMs
   */
  public CountedPairs(File agentJar, Path logs, int rounds, boolean quick) {
    this.agentJar = agentJar;
    this.logs = logs;
    this.rounds = rounds;
    this.quick = quick;
  }

  public Findings findings() {
    return findings;
  }

  /**
   * Measures.
   *
   * @throws IllegalStateException when a JVM fails, as it does when the agent has not counted
   */
  public void measure(PrintStream progress) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      List<Double> unwoven = new ArrayList<>();
      List<Double> more = new ArrayList<>();
      for (String line : told(logs.resolve("in-turns-" + round + ".log"))) {
        String[] nanos = line.substring(PairedThrows.TOLD.length()).split(" ");
        unwoven.add(Double.valueOf(nanos[0]));
        more.add(Double.valueOf(nanos[1]));
      }
      findings.add(UNWOVEN, unwoven, Figure.NOT_COUNTED);
      findings.add(MORE, more, Figure.NOT_COUNTED);
      progress.printf(
          Locale.ROOT,
          "[%d/%d] %s: %.0f ns, and %.0f more%n",
          round,
          rounds,
          findings.comparison().title(),
          unwoven.get(0),
          more.get(0));
    }
  }

  private List<String> told(Path log) throws IOException, InterruptedException {
    List<String> settings = new ArrayList<>(List.of(Exceptions.COUNT));
    settings.addAll(List.of("in-app=" + PairedThrows.inApp(), "log.level=error", "backends=none"));
    ProcessBuilder program =
        new ProcessBuilder(
                AgentProgram.command(
                    agentJar, settings, PairedThrows.class, quick ? "2" : "4", quick ? "2" : "5"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try (ChildProcess child = ChildProcess.start(program)) {
      if (!child.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)
          || child.process().exitValue() != 0) {
        throw new IllegalStateException("a JVM did not throw in turns as it should; see " + log);
      }
    }
    List<String> told =
        Files.readAllLines(log).stream()
            .filter(line -> line.startsWith(PairedThrows.TOLD))
            .toList();
    if (told.isEmpty()) {
      throw new IllegalStateException("a JVM that threw in turns told nothing; see " + log);
    }
    return told;
  }
}
