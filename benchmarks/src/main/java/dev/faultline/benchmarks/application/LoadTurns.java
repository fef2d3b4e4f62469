package dev.faultline.benchmarks.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** What one JVM did in its turns under one load. To be used by one thread. */
final class LoadTurns {
  /** Of a percentile that fewer requests lie above, nobody knows much. */
  private static final int LEAST_ABOVE = 5;

  private final List<CountedLoad> turns = new ArrayList<>();
  private final Histogram latencies = new Histogram(Requests.LONGEST_NANOS, 3);
  private final GovernedTime governed;
  private int wrong;

  private LoadTurns(GovernedTime governed) {
    this.governed = governed;
  }

  /** Before the first. */
  static LoadTurns begin(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    return new LoadTurns(GovernedTime.begin(agent, running));
  }

  void add(CountedLoad turn) {
    turns.add(turn);
    latencies.add(turn.result().latencies());
    wrong += turn.result().wrong();
  }

  /**
   * After the last.
   *
   * @param mustCount whether our agent has to have counted exceptions meanwhile
   * @throws IllegalStateException when it has not
   */
  void end(boolean mustCount) throws IOException, InterruptedException {
    governed.end(mustCount);
  }

  /** Of each turn. */
  List<Double> each(ToDoubleFunction<CountedLoad> figure) {
    return turns.stream().mapToDouble(figure).boxed().toList();
  }

  /** Of each turn, how much more of all processors it took than the other did in that turn. */
  List<Double> addedCpuShare(LoadTurns to) {
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      added.add(turns.get(i).cpuShare() - to.turns.get(i).cpuShare());
    }
    return added;
  }

  /** Of all processors, as our agent says it. */
  double governedShare() {
    return governed.nanos() / turns.stream().mapToDouble(CountedLoad::processorNanos).sum();
  }

  /** Whether there were enough requests. */
  boolean tells(double percentile) {
    return count() * (1 - percentile / 100) >= LEAST_ABOVE;
  }

  /** Nanoseconds, of the requests of all turns. */
  List<Double> latency(double percentile) {
    return List.of((double) latencies.getValueAtPercentile(percentile));
  }

  /** How many requests there were. */
  long count() {
    return latencies.getTotalCount();
  }

  /** How many of them were not answered, or otherwise than they should be. */
  int wrong() {
    return wrong;
  }
}
