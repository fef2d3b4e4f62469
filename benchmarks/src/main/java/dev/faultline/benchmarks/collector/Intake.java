package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;

/**
 * Events as fast as a collector takes them: so many requests are under way at any time, and the
 * next is sent when one of them is answered. What would have been sent meanwhile by senders that do
 * not wait is not there, so that these latencies tell of the collector at its limit, not of what
 * clients see at a certain rate; {@link SteadyIntake} tells that.
 */
final class Intake {
  static final int UNDER_WAY = 8;

  /** Slower than this is as good as none. */
  private static final long LEAST_PER_SECOND = 50;

  private static final long LEAST_SECONDS = 60;
  private static final long PROGRESS_SECONDS = 10;

  private final CollectorConnection collector;
  private final EventRequests requests;
  private final PrintStream progress;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicHistogram latencies = new AtomicHistogram(TimeUnit.MINUTES.toNanos(60), 3);
  private final LongAdder makingNanos = new LongAdder();

  Intake(CollectorConnection collector, EventRequests requests, PrintStream progress) {
    this.collector = collector;
    this.requests = requests;
    this.progress = progress;
  }

  /**
   * Sends requests, and waits until the last event of each sender can be seen.
   *
   * @param first number of the first request
   * @param end behind the number of the last
   * @return nanoseconds from before the first until all are seen
   * @throws IllegalStateException when one is not taken, or it takes too long
   */
  long run(long first, long end) throws InterruptedException {
    AtomicLong next = new AtomicLong(first);
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService senders = Executors.newFixedThreadPool(UNDER_WAY);
    long started = System.nanoTime();
    long deadline =
        TimeUnit.SECONDS.toNanos(
            LEAST_SECONDS + (end - first) * EventRequests.EVENTS / LEAST_PER_SECOND);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < UNDER_WAY; i++) {
        running.add(
            senders.submit(
                () -> {
                  send(next, end, stopped);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        while (!isDone(one)) {
          tell(started, next.get() - first, end - first);
          if (System.nanoTime() - started > deadline) {
            throw new IllegalStateException("the collector takes in too little");
          }
        }
      }
      return System.nanoTime() - started;
    } finally {
      stopped.set(true);
      senders.shutdownNow();
    }
  }

  private void send(AtomicLong next, long end, AtomicBoolean stopped)
      throws IOException, InterruptedException {
    String last = null;
    for (long number = next.getAndIncrement();
        number < end && !stopped.get();
        number = next.getAndIncrement()) {
      long before = threads.getCurrentThreadCpuTime();
      EventRequests.Made made = requests.make(number);
      makingNanos.add(threads.getCurrentThreadCpuTime() - before);
      long sent = System.nanoTime();
      collector.send(made.body());
      latencies.recordValue(System.nanoTime() - sent);
      last = made.lastEventId();
    }
    if (last != null) {
      collector.awaitVisible(last);
    }
  }

  private static boolean isDone(Future<?> one) throws InterruptedException {
    try {
      one.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("events could not be sent: " + e.getCause(), e);
    }
  }

  private void tell(long started, long done, long of) {
    double seconds = (System.nanoTime() - started) / 1e9;
    progress.printf(
        Locale.ROOT,
        "  %,d of %,d events, %,.0f a second%n",
        done * EventRequests.EVENTS,
        of * EventRequests.EVENTS,
        done * EventRequests.EVENTS / seconds);
  }

  /** In nanoseconds from when a request was sent first until it was acknowledged. */
  AtomicHistogram latencies() {
    return latencies;
  }

  /** CPU time that making the requests took. */
  long makingNanos() {
    return makingNanos.sum();
  }
}
