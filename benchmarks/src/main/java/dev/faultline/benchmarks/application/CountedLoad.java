package dev.faultline.benchmarks.application;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A load that counts, and what the application's process took for it. Immutable.
 *
 * @param cpuNanos CPU time of all its threads, until some time after the last answer
 */
record CountedLoad(LoadResult result, double cpuNanos) {
  /** Runs it. */
  static CountedLoad run(SteadyLoad load, Duration duration, RunningApplication running)
      throws InterruptedException {
    load.run(ApplicationPlan.LEAD);
    long before = running.cpuNanos();
    LoadResult result = load.run(duration);
    TimeUnit.NANOSECONDS.sleep(ApplicationPlan.REST.toNanos());
    return new CountedLoad(result, running.cpuNanos() - before);
  }

  /** What all processors together had to give since the first request, counted or not. */
  double processorNanos() {
    return result.processorNanos()
        + (double) ApplicationPlan.LEAD.toNanos() * Runtime.getRuntime().availableProcessors();
  }

  /** CPU time of a request. */
  double cpuOfRequest() {
    return cpuNanos / result.count();
  }

  /** Of all processors, by the whole process. */
  double cpuShare() {
    return cpuNanos / result.processorNanos();
  }
}
