package dev.faultline.benchmarks.collector;

import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * A collector for each store of a plan: filled as fast as it takes events in, then sent events at
 * half that rate, then asked.
 */
public final class CollectorRuns {
  private static final double HALF = 0.5;

  private final Findings rates =
      new Findings(
          Comparison.named(
                  "collector-rate", "events taken in, until they are seen", Unit.PER_SECOND)
              .build());
  private final Findings latencies =
      new Findings(
          Comparison.named(
                  "collector-latency",
                  "a request of " + EventRequests.EVENTS + " events, until it is acknowledged",
                  Unit.MILLISECONDS)
              .build());
  private final Findings sizes =
      new Findings(
          Comparison.named("collector-size", "a collector's memory and disk", Unit.MEBIBYTES)
              .build());
  private final Findings queries =
      new Findings(
          Comparison.named("collector-queries", "an answer of the collector", Unit.MILLISECONDS)
              .build());

  private final File jar;
  private final CollectorPlan plan;
  private final Path folder;
  private final Path logs;
  private final boolean quick;
  private int stores;
  private double leastPerSecond = Double.MAX_VALUE;

  /**
   * @param jar the collector's
   * @param folder in which stores are made, each removed at its end
   */
  public CollectorRuns(File jar, CollectorPlan plan, Path folder, Path logs, boolean quick) {
    this.jar = jar;
    this.plan = plan;
    this.folder = folder;
    this.logs = logs;
    this.quick = quick;
  }

  /** Rates, latencies, sizes and answers, as far as they have been measured. */
  public List<Findings> findings() {
    return List.of(rates, latencies, sizes, queries);
  }

  /**
   * Measures.
   *
   * @param storeDone told after each store
   * @throws IllegalStateException when a collector does something else than it should
   */
  public void measure(PrintStream progress, Runnable storeDone)
      throws IOException, InterruptedException {
    describe();
    StoreShape first = plan.stores().get(0);
    try (RunningCollector running = start(first, "collector-proof.log")) {
      ContentProof.require(new CollectorConnection(running.address()));
    }
    for (StoreShape shape : plan.stores()) {
      fill(shape, progress);
      storeDone.run();
    }
    for (StoreShape large : plan.largeStores()) {
      long room = Files.getFileStore(folder).getUsableSpace();
      String objection = CollectorPlan.objection(large, room, leastPerSecond);
      if (objection.isEmpty()) {
        fill(large, progress);
        storeDone.run();
      } else {
        rates.note(large.title() + ": left out, " + objection);
        progress.println("A collector with " + large.title() + " is left out: " + objection);
      }
    }
  }

  private void fill(StoreShape shape, PrintStream progress)
      throws IOException, InterruptedException {
    stores++;
    progress.printf(
        Locale.ROOT,
        "[%d/%d] a collector: %s%n",
        stores,
        plan.stores().size() + plan.largeStores().size(),
        shape.title());
    try (RunningCollector running = start(shape, "collector-" + stores + ".log")) {
      measure(running, shape, progress);
    }
  }

  private void describe() {
    rates.note(
        String.format(
            Locale.ROOT,
            "events of %,d bytes in protobuf before gzip, %d in a request, %d requests under way; the"
                + " collector has a heap of %d MiB",
            new EventRequests(EventRequests.EVENTS).eventBytes(),
            EventRequests.EVENTS,
            Intake.UNDER_WAY,
            RunningCollector.HEAP_MEBIBYTES));
    latencies.note(
        "as fast as it can: the next request waits for an answer, so what others would have waited"
            + " meanwhile is left out");
    latencies.note(
        "at half that rate: requests do not wait for answers, and count from when they were due");
    sizes.note("disk: all files of the store, at the end, while the collector runs");
    sizes.note("a million events: where all are kept, and the store grows with each");
    queries.note(
        String.format(
            Locale.ROOT,
            "%d answers, each about another issue, one at a time",
            QueryTimes.COUNTED));
  }

  private RunningCollector start(StoreShape shape, String log)
      throws IOException, InterruptedException {
    return RunningCollector.start(jar, shape, folder, logs.resolve(log).toFile());
  }

  private void measure(RunningCollector running, StoreShape shape, PrintStream progress)
      throws IOException, InterruptedException {
    CollectorConnection collector = new CollectorConnection(running.address());
    EventRequests requests = new EventRequests(shape.issues());
    long count = shape.events() / EventRequests.EVENTS;
    new Intake(collector, requests, progress).run(0, count / 10);
    Intake intake = new Intake(collector, requests, progress);
    MachineShare share = MachineShare.start(running);
    long most = intake.run(count / 10, count - count / 10);
    long last = intake.run(count - count / 10, count);
    rates.note(shape.title() + ": " + share.text(intake.makingNanos()));
    double perSecond = (count - count / 10) / ((most + last) / 1e9);
    leastPerSecond = Math.min(leastPerSecond, perSecond * EventRequests.EVENTS);
    add(rates, shape, "all but the first tenth", perSecond * EventRequests.EVENTS);
    add(rates, shape, "the last tenth", count / 10 * EventRequests.EVENTS / (last / 1e9));
    addPercentiles(latencies, shape.title(), "as fast as it can, ", intake.latencies(), 50, 99);

    SteadyIntake steady = new SteadyIntake(collector, requests, perSecond * HALF, progress);
    Duration duration = Duration.ofSeconds(quick ? 4 : 60);
    addPercentiles(
        latencies, shape.title(), "at half that rate, ", steady.run(count, duration), 50, 99);
    long events = shape.events() + steady.count(duration) * EventRequests.EVENTS;
    add(sizes, shape, "disk, at the end", running.diskBytes());
    if (shape.keepsAll()) {
      add(sizes, shape, "disk for a million events", running.diskBytes() * 1e6 / events);
    }

    progress.println("  counting issues and events, then asking for pages");
    IssueCensus census = IssueCensus.of(collector, shape.issues(), QueryTimes.ISSUES);
    ContentProof.requireContents(collector, census, shape.issues(), events);
    QueryTimes times = new QueryTimes(collector);
    for (String name : QueryTimes.names()) {
      Histogram answers = times.measure(name, census.some());
      addPercentiles(queries, name, shape.title() + ", ", answers, 50, 95);
      queries.add(
          new Cell(name, shape.title() + ", max"),
          List.of((double) answers.getMaxValue()),
          Figure.NOT_COUNTED);
    }
    // The most last: it is no less than what was read before.
    add(sizes, shape, "resident, at the end", running.residentBytes());
    add(sizes, shape, "resident, at most", running.mostResidentBytes());
    latencies.note(shape.title() + ": refused for a while " + collector.refusals() + " times");
  }

  private static void add(Findings to, StoreShape shape, String column, double sample) {
    to.add(new Cell(shape.title(), column), List.of(sample), Figure.NOT_COUNTED);
  }

  private static void addPercentiles(
      Findings to, String row, String columns, AbstractHistogram latencies, int... percentiles) {
    for (int percentile : percentiles) {
      to.add(
          new Cell(row, columns + "p" + percentile),
          List.of((double) latencies.getValueAtPercentile(percentile)),
          Figure.NOT_COUNTED);
    }
  }
}
