package dev.faultline.benchmarks.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** What one JVM did in its turns under one load. To be used by one thread. */
final class LoadTurns {
  private final List<CountedLoad> turns = new ArrayList<>();
  private final Histogram latencies = new Histogram(Requests.LONGEST_NANOS, 3);
  private int wrong;

  void add(CountedLoad turn) {
    turns.add(turn);
    latencies.add(turn.result().latencies());
    wrong += turn.result().wrong();
  }

  /** Of each turn. */
  List<Double> each(ToDoubleFunction<CountedLoad> figure) {
    return turns.stream().mapToDouble(figure).boxed().toList();
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
