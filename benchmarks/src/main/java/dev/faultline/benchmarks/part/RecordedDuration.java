package dev.faultline.benchmarks.part;

import dev.faultline.client.histogram.LatencyHistogram;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to keep one duration, on one thread and on two that share the histogram, beside
 * HdrHistogram's own ways for many threads. Durations vary over some thirty buckets.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordedDuration {

  /** Each thread's own durations. */
  @State(Scope.Thread)
  public static class Durations {
    private long seed = 42;

    /** From 50 to 312 µs. */
    long next() {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      return 50_000 + (seed >>> 46);
    }
  }

  /** One of each for all threads. */
  @State(Scope.Benchmark)
  public static class Histograms {
    final LatencyHistogram ours = new LatencyHistogram();
    final AtomicHistogram atomic = new AtomicHistogram(3_600_000_000_000L, 2);
    final Recorder recorder = new Recorder(3_600_000_000_000L, 2);
  }

  @Benchmark
  public long nothing(Durations durations) {
    return durations.next();
  }

  @Benchmark
  public void ours(Durations durations, Histograms histograms) {
    histograms.ours.record(durations.next());
  }

  @Benchmark
  @Threads(2)
  public void oursOnTwoThreads(Durations durations, Histograms histograms) {
    histograms.ours.record(durations.next());
  }

  @Benchmark
  public void atomicHistogram(Durations durations, Histograms histograms) {
    histograms.atomic.recordValue(durations.next());
  }

  @Benchmark
  @Threads(2)
  public void atomicHistogramOnTwoThreads(Durations durations, Histograms histograms) {
    histograms.atomic.recordValue(durations.next());
  }

  @Benchmark
  public void recorder(Durations durations, Histograms histograms) {
    histograms.recorder.recordValue(durations.next());
  }

  @Benchmark
  @Threads(2)
  public void recorderOnTwoThreads(Durations durations, Histograms histograms) {
    histograms.recorder.recordValue(durations.next());
  }
}
