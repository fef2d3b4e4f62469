package dev.faultline.benchmarks;

import dev.faultline.benchmarks.application.Application;
import dev.faultline.benchmarks.application.ApplicationSource;
import dev.faultline.benchmarks.application.Applications;
import dev.faultline.benchmarks.collector.CollectorRuns;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Forks;
import dev.faultline.benchmarks.comparison.Proof;
import dev.faultline.benchmarks.comparison.Rounds;
import dev.faultline.benchmarks.exception.Exceptions;
import dev.faultline.benchmarks.exception.InTurns;
import dev.faultline.benchmarks.guard.Guards;
import dev.faultline.benchmarks.machine.ComparedVersions;
import dev.faultline.benchmarks.machine.MachineDescription;
import dev.faultline.benchmarks.machine.MachineLoad;
import dev.faultline.benchmarks.part.EncodedEvent;
import dev.faultline.benchmarks.part.Parts;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the agent costs, without it, with it, and beside its peers, by turns, and what the
 * collector takes in; holds that against the budgets; and writes tables, charts and all samples.
 */
public final class Run {
  private static final String LOAD = "used by other programs meanwhile";

  private final RunOptions options;
  private final Results results;
  private final MachineLoad load;
  private final Map<String, Throwable> failures = new LinkedHashMap<>();

  private Run(RunOptions options, Results results, MachineLoad load) {
    this.options = options;
    this.results = results;
    this.load = load;
  }

  /** Runs what is named; see {@link RunOptions}. Exits with an {@link ExitCode}. */
  public static void main(String[] args) {
    RunOptions options = ArgumentCheck.read(args);
    ExitCode code;
    try {
      code = run(options);
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      System.err.println("This could not begin: " + e);
      code = ExitCode.FAILED;
    }
    System.exit(code.number());
  }

  private static ExitCode run(RunOptions options) throws IOException, InterruptedException {
    for (File jar : List.of(options.agentJar(), options.bookshop(), options.collectorJar())) {
      if (!jar.isFile()) {
        System.err.println("There is no " + jar + "; benchmarks/run builds it.");
        return ExitCode.FAILED;
      }
    }
    Files.createDirectories(options.folder());
    if (options.isChosen(RunOptions.COLLECTOR) && !hasRoom(options)) {
      return ExitCode.NO_ROOM;
    }
    if (!options.noisy() && !isQuiet()) {
      return ExitCode.NOT_QUIET;
    }
    Map<String, String> about = MachineDescription.now();
    about.put("Faultline", options.commit());
    about.put("beside it", ComparedVersions.ofClassPath(System.getProperty("java.class.path")));
    about.put("how", options.how());
    return new Run(options, Results.begin(options.folder(), about), MachineLoad.start()).measure();
  }

  private static boolean hasRoom(RunOptions options) throws IOException {
    System.out.println(options.collectorPlan().announcement());
    try {
      options.collectorPlan().requireRoom(options.folder());
      return true;
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return false;
    }
  }

  private static boolean isQuiet() throws IOException, InterruptedException {
    double used = MachineLoad.waitUntilQuiet(System.out);
    if (Double.isNaN(used)) {
      System.err.println(
          "This system does not tell what other programs use of it: see yourself that it is quiet.");
    } else if (used > MachineLoad.QUIET) {
      System.err.println(
          "The machine has other work to do, and figures would not mean much."
              + " Stop that, or say --noisy to measure all the same.");
      return false;
    }
    return true;
  }

  private ExitCode measure() {
    part(
        RunOptions.EXCEPTIONS,
        () -> {
          jmh(RunOptions.EXCEPTIONS, Exceptions.comparisons());
          inTurns();
        });
    part(RunOptions.GUARDS, () -> jmh(RunOptions.GUARDS, Guards.comparisons()));
    part(RunOptions.CALLS, () -> jmh(RunOptions.CALLS, Parts.calls()));
    part(
        RunOptions.PARTS,
        () -> {
          results.add(List.of(EncodedEvent.sizes()));
          jmh(RunOptions.PARTS, Parts.comparisons());
        });
    part(RunOptions.APPLICATIONS, this::applications);
    part(RunOptions.COLLECTOR, this::collectors);
    if (failures.isEmpty()) {
      results.finish();
    }
    return end();
  }

  /** What is run under a name. */
  private interface Part {
    void measure() throws RunnerException, IOException, InterruptedException;
  }

  /** Whatever becomes of it, what was measured is kept, and the other parts are measured. */
  private void part(String name, Part part) {
    if (!options.isChosen(name)) {
      return;
    }
    try {
      write();
      part.measure();
    } catch (RunnerException
        | IOException
        | InterruptedException
        | RuntimeException
        | Error whatever) {
      failures.put(name, whatever);
      results.fail(name + ": " + whatever);
      System.err.println("FAILED: " + name + ": " + whatever.getMessage());
    }
  }

  private void inTurns() throws IOException, InterruptedException {
    Path logs = Files.createDirectories(results.logs().resolve(RunOptions.EXCEPTIONS));
    for (InTurns one : InTurns.all(options.quick())) {
      results.add(List.of(one.findings()));
      one.measure(options.agentJar(), logs, options.rounds().judged(), System.out);
      write();
    }
  }

  private void jmh(String name, List<Comparison> comparisons)
      throws RunnerException, IOException, InterruptedException {
    List<Findings> findings =
        comparisons.stream()
            .map(comparison -> options.quick() ? comparison.brief() : comparison)
            .filter(comparison -> !comparison.variants().isEmpty())
            .map(Findings::new)
            .toList();
    for (Findings one : findings) {
      for (Proof proof : one.comparison().proofs()) {
        proof.require(options.agentJar());
      }
    }
    results.add(findings);
    File logs = Files.createDirectories(results.logs().resolve(name)).toFile();
    Forks forks = new Forks(options.agentJar(), logs, options.quick());
    new Rounds(forks, options.rounds(), System.out, this::write).run(findings);
  }

  private void applications() throws IOException, InterruptedException {
    Application application =
        options.application() == null
            ? Application.bookshop(options.bookshop())
            : new ApplicationSource(options.folder().resolve("applications"), results.logs())
                .find(options.application(), System.out)
                .asked(options.paths(), options.stormPaths());
    Applications applications =
        new Applications(
            application,
            options.agentJar(),
            results.logs(),
            options.quick(),
            System.out,
            this::write);
    results.say("application", application.name());
    results.add(applications.findings());
    applications.measure();
  }

  private void collectors() throws IOException, InterruptedException {
    CollectorRuns collectors =
        new CollectorRuns(
            options.collectorJar(),
            options.collectorPlan(),
            options.folder(),
            results.logs(),
            options.quick());
    results.add(collectors.findings());
    collectors.measure(System.out, this::write);
  }

  /** What there is so far, with what others have used of the machine meanwhile. */
  private void write() {
    try {
      double used = load.usedByOthers();
      results.say(LOAD, Double.isNaN(used) ? "unknown" : loadText(used));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    results.write();
  }

  private static String loadText(double used) {
    return String.format(Locale.ROOT, "%.1f %%", used * 100)
        + (used > MachineLoad.QUIET ? ": too much for figures and verdicts to be relied on" : "");
  }

  private ExitCode end() {
    try {
      write();
      System.out.println();
      System.out.print(results.tables());
      System.out.println(
          "\nWritten into " + options.folder() + ": results.md, results.json, charts and logs");
      ExitCode verdict = verdict();
      return failures.isEmpty() ? verdict : tellFailures();
    } catch (IOException | RuntimeException e) {
      System.err.println("The results could not be written: " + e);
      return ExitCode.FAILED;
    }
  }

  private ExitCode tellFailures() throws IOException {
    Path log = results.logs().resolve("failure.log");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(log))) {
      failures.values().forEach(failure -> failure.printStackTrace(out));
    }
    failures.forEach(
        (name, failure) -> System.err.println(name + " failed: " + failure.getMessage()));
    System.err.println("More is in " + log + ", and beside it what was printed.");
    return ExitCode.FAILED;
  }

  private ExitCode verdict() throws IOException {
    List<String> missed = results.missed();
    for (String what : missed) {
      System.err.println("A budget is missed by more than the noise: " + what);
    }
    for (String what : results.notJudged()) {
      System.err.println("Nothing can be said of a budget: " + what);
    }
    double used = load.usedByOthers();
    if (!missed.isEmpty() && used > MachineLoad.QUIET) {
      System.err.printf(
          Locale.ROOT, "But other programs used %.0f %% of the machine meanwhile.%n", used * 100);
    }
    return missed.isEmpty() ? ExitCode.OK : ExitCode.BUDGET_MISSED;
  }
}
