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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What something adds to a throw, each measured in the same JVM, and in turns, as what it is held
 * against: two JVMs of the same differ by more than that.
 */
public final class InTurns {
  /**
   * Begins the lines in which a program tells what it has measured: nanoseconds, one for each cell.
   */
  static final String TOLD = "in turns: ";

  private static final String COLUMN = "depth " + Exceptions.JUDGED_DEPTH;
  private static final double COUNTING = 0.02;
  private static final double CAPTURING = 0.1;
  private static final long LONGEST_SECONDS = 120;

  private final Findings findings;
  private final List<Cell> cells;
  private final Class<?> program;
  private final List<String> settings;
  private final List<String> arguments;

  private InTurns(
      Comparison comparison,
      List<Cell> cells,
      Class<?> program,
      String[] settings,
      List<String> arguments) {
    this.findings = new Findings(comparison);
    this.cells = cells;
    this.program = program;
    this.settings = new ArrayList<>(Arrays.asList(settings));
    this.settings.addAll(
        List.of("in-app=" + ThrowingCopies.inApp(), "log.level=error", "backends=none"));
    this.arguments = arguments;
  }

  /** All of them. */
  public static List<InTurns> all(boolean quick) {
    return List.of(counted(quick), captured(quick));
  }

  private static InTurns counted(boolean quick) {
    Cell unwoven = new Cell("in code that is not woven", COLUMN);
    Cell more = new Cell("how much more where it is counted", COLUMN);
    return new InTurns(
        Comparison.named(
                "exceptions-counted-in-turns",
                "an exception thrown and caught, in turns in one JVM",
                Unit.NANOSECONDS)
            .budgets(Budget.share("what counting adds to a throw", more, COUNTING, unwoven))
            .note(
                "The difference is that of two turns, one right after the other, by copies of one"
                    + " class. As a median it leaves out pauses for garbage, of which counting makes"
                    + " 32 bytes; what the agent's own threads do meanwhile is in both.")
            .build(),
        List.of(unwoven, more),
        PairedThrows.class,
        Exceptions.COUNT,
        quick ? List.of("2", "2") : List.of("4", "5"));
  }

  private static InTurns captured(boolean quick) {
    Cell neither = new Cell("neither captured nor reported", COLUMN);
    Cell ours = new Cell("Faultline: how much more where it is captured, with variables", COLUMN);
    Cell sentry = new Cell("Sentry: how much more where captureException is told", COLUMN);
    return new InTurns(
        Comparison.named(
                "exceptions-captured-in-turns",
                "an exception thrown, caught and reported, now and then, in turns in one JVM",
                Unit.MICROSECONDS)
            .budgets(
                Budget.share(
                    "what a capture with variables adds, of what Sentry's adds",
                    ours,
                    CAPTURING,
                    sentry))
            .note(
                "The exception is captured where it is thrown, in a woven copy of the class that"
                    + " throws it for the others.")
            .build(),
        List.of(neither, ours, sentry),
        PairedReports.class,
        Exceptions.CAPTURE,
        quick ? List.of("20000", "2") : List.of("100000", "5"));
  }

  public Findings findings() {
    return findings;
  }

  /**
   * Measures.
   *
   * @param logs in which what the JVMs print is kept
   * @param rounds how many JVMs
   * @throws IllegalStateException when a JVM fails, as it does when the agent has not done what is
   *     measured
   */
  public void measure(File agentJar, Path logs, int rounds, PrintStream progress)
      throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      String name = findings.comparison().name() + '-' + round + ".log";
      List<List<Double>> told = told(agentJar, logs.resolve(name));
      for (int cell = 0; cell < cells.size(); cell++) {
        int number = cell;
        findings.add(
            cells.get(cell),
            told.stream().map(one -> one.get(number)).toList(),
            Figure.NOT_COUNTED);
      }
      progress.printf(
          "[%d/%d] %s: %s more than %s%n",
          round,
          rounds,
          findings.comparison().title(),
          told.get(0).stream().skip(1).map(InTurns::nanos).collect(Collectors.joining(" and ")),
          nanos(told.get(0).get(0)));
    }
  }

  private static String nanos(double value) {
    return String.format(Locale.ROOT, "%.0f ns", value);
  }

  private List<List<Double>> told(File agentJar, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                AgentProgram.command(agentJar, settings, program, arguments.toArray(new String[0])))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try (ChildProcess child = ChildProcess.start(builder)) {
      if (!child.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)
          || child.process().exitValue() != 0) {
        throw new IllegalStateException("a JVM did not throw in turns as it should; see " + log);
      }
    }
    List<List<Double>> told =
        Files.readAllLines(log).stream()
            .filter(line -> line.startsWith(TOLD))
            .map(line -> line.substring(TOLD.length()).split(" "))
            .map(nanos -> Arrays.stream(nanos).map(Double::valueOf).toList())
            .toList();
    if (told.isEmpty()) {
      throw new IllegalStateException("a JVM that threw in turns told nothing; see " + log);
    }
    return told;
  }
}
