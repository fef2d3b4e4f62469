package dev.faultline.guards.figures;

import dev.faultline.client.histogram.LatencyHistogram;
import java.util.concurrent.atomic.LongAdder;

/**
 * The calls that ended in one way: how many there were, and how long they took where that is kept.
 * What keeps the durations counts the calls as well, so that each is written down once. Thread-safe
 * and lock-free.
 */
final class EndedCalls {

  /** Null when durations are kept. */
  private final LongAdder counted;

  /** Null when there is no room for it. */
  private final LatencyHistogram durations;

  EndedCalls(boolean measures) {
    counted = measures ? null : new LongAdder();
    durations = measures ? new LatencyHistogram() : null;
  }

  /** Another one. */
  void add(long nanos) {
    if (durations == null) {
      counted.increment();
    } else {
      durations.record(nanos);
    }
  }

  long count() {
    return durations == null ? counted.sum() : durations.count();
  }

  /** How long they took, with all that they waited for; null when that is not kept. */
  LatencyHistogram durations() {
    return durations;
  }
}
