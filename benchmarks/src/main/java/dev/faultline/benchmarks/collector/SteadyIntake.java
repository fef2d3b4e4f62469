package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;

/**
 * Events at a rate that does not wait for the collector. A request's latency counts from when it
 * was due, so that what waits behind a slow answer is counted, too.
 */
final class SteadyIntake {
  private static final int UNDER_WAY = 64;
  private static final long END_SECONDS = 120;
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final CollectorConnection collector;
  private final EventRequests requests;
  private final double requestsPerSecond;
  private final PrintStream progress;

  SteadyIntake(
      CollectorConnection collector,
      EventRequests requests,
      double requestsPerSecond,
      PrintStream progress) {
    this.collector = collector;
    this.requests = requests;
    this.requestsPerSecond = requestsPerSecond;
    this.progress = progress;
  }

  /** How many requests that is, at least one. */
  long count(Duration duration) {
    return Math.max(1, (long) (duration.toMillis() / 1e3 * requestsPerSecond));
  }

  /**
   * Sends {@link #count} of them.
   *
   * @param first number of the first request
   * @return latencies in nanoseconds, of one request each
   * @throws IllegalStateException when one is not taken, or they are not all answered two minutes
   *     after the end
   */
  AtomicHistogram run(long first, Duration duration) throws InterruptedException {
    AtomicHistogram latencies = new AtomicHistogram(TimeUnit.MINUTES.toNanos(60), 3);
    AtomicReference<Exception> failure = new AtomicReference<>();
    ExecutorService senders = Executors.newFixedThreadPool(UNDER_WAY);
    try {
      long count = count(duration);
      long started = System.nanoTime();
      long told = started;
      for (long i = 0; i < count && failure.get() == null; i++) {
        // Made before it is due: that is not the collector's time.
        byte[] body = requests.make(first + i).body();
        long due = started + (long) (i / requestsPerSecond * 1e9);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        senders.execute(() -> send(body, due, latencies, failure));
        if (due - told >= PROGRESS_NANOS) {
          told = due;
          tell(i + 1, count);
        }
      }
      senders.shutdown();
      if (!senders.awaitTermination(END_SECONDS, TimeUnit.SECONDS) || failure.get() != null) {
        throw new IllegalStateException(
            "events could not be sent at a steady rate: " + failure.get(), failure.get());
      }
      return latencies;
    } finally {
      senders.shutdownNow();
    }
  }

  private void tell(long done, long of) {
    progress.printf(
        Locale.ROOT,
        "  %,d of %,d events at a steady %,.0f a second%n",
        done * EventRequests.EVENTS,
        of * EventRequests.EVENTS,
        requestsPerSecond * EventRequests.EVENTS);
  }

  private void send(
      byte[] body, long due, AtomicHistogram latencies, AtomicReference<Exception> failure) {
    try {
      collector.send(body);
      latencies.recordValue(System.nanoTime() - due);
    } catch (IOException | InterruptedException | RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }
}
