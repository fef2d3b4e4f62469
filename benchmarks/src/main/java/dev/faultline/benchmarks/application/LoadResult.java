package dev.faultline.benchmarks.application;

import org.HdrHistogram.AbstractHistogram;

/**
 * What a load of requests met.
 *
 * @param latencies in nanoseconds, also of requests that were not answered, until that was known
 * @param wrong how many of them were not answered, or otherwise than they should be
 * @param nanos from the first request until the last was answered
 */
record LoadResult(AbstractHistogram latencies, int wrong, long nanos) {
  /** How many there were. */
  long count() {
    return latencies.getTotalCount();
  }

  /** What all processors together had to give meanwhile. */
  double processorNanos() {
    return (double) nanos * Runtime.getRuntime().availableProcessors();
  }

  /** How many got the answer that they should, in a second. */
  double perSecond() {
    return (count() - wrong) / (nanos / 1e9);
  }
}
