package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricClock;
import dev.faultline.client.metric.MetricDeltas;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;

/**
 * Reads the source and sends what it has, once each time. Used by the metrics' thread alone, but
 * for {@link #hasLast} and {@link #expectLast}.
 */
final class MetricExport {
  /** Everything arrived. */
  static final long DONE = -1;

  private static final int MOST_POINTS = 2_000;
  private static final int FEWEST_POINTS = 16;

  /** Seven minutes to twice as many, at an export every ten seconds. */
  private static final int GROWTH = 64;

  private final MetricSource source;
  private final ActiveBackend<MetricBackend> backend;
  private final MetricBackendLog log;
  private final MetricClock clock;
  private final MetricDeltas deltas = new MetricDeltas();
  private int pointsEach = MOST_POINTS;
  private volatile boolean attempted;

  /** Whether the next export is the last. */
  private volatile boolean ending;

  private boolean last;

  private MetricBackend asked;

  MetricExport(MetricSource source, ActiveBackend<MetricBackend> backend, MetricBackendLog log) {
    this.source = source;
    this.backend = backend;
    this.log = log;
    this.clock = new MetricClock(source.sinceUnixNanos());
  }

  /**
   * Sends the values of this moment, in as many requests as they need.
   *
   * @return {@link #DONE}, or how long the backend wants to be left alone, 0 when it does not say;
   *     in nanoseconds
   */
  long run() {
    try {
      return send(read());
    } catch (Throwable broken) {
      // A source or transport that fails (a class missing, no memory left) costs an export, never
      // the thread.
      failed(broken.toString());
      return 0;
    }
  }

  /** The next export will be {@link #runLast}. Called by any thread. */
  void expectLast() {
    ending = true;
  }

  private void failed(String detail) {
    if (last) {
      log.lastFailed(detail);
    } else if (!ending) {
      log.failed(detail);
    }
    // Else the last one, which follows, tells whether anything is lost.
  }

  /**
   * Whether the values of the end are to be sent. A program that ends before the first export, and
   * of which nothing was counted, is not held up for them.
   */
  boolean hasLast() {
    return attempted || source.hasCounts();
  }

  /** Sends the values of the end, if they are to be sent. */
  void runLast() {
    last = true;
    try {
      if (hasLast()) {
        send(read());
      }
    } catch (Throwable broken) {
      failed(broken.toString());
    }
  }

  private MetricBatch read() {
    return new MetricBatch(clock.start(), clock.now(), source.metrics());
  }

  private long send(MetricBatch all) throws IOException {
    Temporality wanted = backend.current().temporality();
    MetricBatch batch = wanted == Temporality.DELTA ? deltas.since(all) : all;
    for (MetricBatch part : batch.split(pointsEach)) {
      MetricBackend to = backend.current();
      if (to.temporality() != wanted) {
        // Another has taken its place just now. The next export is as that wants it.
        return DONE;
      }
      attempted = true;
      if (to != asked) {
        asked = to;
        log.redirected(to.description());
      }
      SendOutcome outcome = to.send(to.encode(part));
      if (outcome.kind() == SendOutcome.Kind.RETRYABLE && backend.isReplaced(to)) {
        // It was given up. The next export has all of it.
        return DONE;
      }
      if (outcome.kind() != SendOutcome.Kind.ACCEPTED) {
        if (outcome.reason() == DropReason.TOO_LARGE) {
          pointsEach = Math.max(FEWEST_POINTS, pointsEach / 2);
        }
        failed(outcome.detail());
        return Math.max(0, outcome.retryAfterNanos());
      }
      if (wanted == Temporality.DELTA) {
        deltas.acknowledge(part);
      }
      log.accepted(outcome, part.points());
    }
    // What was too large once may be taken again: by a backend that was set otherwise meanwhile.
    pointsEach = Math.min(MOST_POINTS, pointsEach + Math.max(1, pointsEach / GROWTH));
    return DONE;
  }
}
