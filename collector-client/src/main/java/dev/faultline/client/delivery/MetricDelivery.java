package dev.faultline.client.delivery;

import dev.faultline.client.backend.BatchSender;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Brings metrics to a backend, at intervals and once at the end, on a daemon thread named {@code
 * faultline-metrics}.
 *
 * <p>What is sent is cumulative, or what was added since the last export that arrived, so one that
 * fails is not repeated: the next one has all of it. As long as the backend does not take metrics
 * the pauses grow, at random, to some minutes. Safe for use by many threads.
 */
public final class MetricDelivery {
  private static final String NAME = "faultline-metrics";
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final long intervalNanos;
  private final Backoff backoff;
  private final MetricExport export;
  private final ActiveBackend<MetricBackend> backend;
  private final ThreadFactory threads;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean started;

  /**
   * A delivery that has started nothing.
   *
   * @param interval from one export to the next, 1 ms or more
   * @param source asked at each export
   * @param backend used by the thread alone, but for {@link BatchSender#cancel()}; closed at the
   *     end
   * @param threads makes the thread and so chooses its group and context class loader; its name and
   *     that it is a daemon are set here
   * @param log told, seldom, what people have to know
   */
  public MetricDelivery(
      Duration interval,
      MetricSource source,
      MetricBackend backend,
      ThreadFactory threads,
      ClientLog log) {
    this.intervalNanos = interval.toNanos();
    this.backoff =
        new Backoff(
            intervalNanos, Math.max(intervalNanos, LONGEST_PAUSE_NANOS), new SplittableRandom());
    MetricBackendLog backendLog = new MetricBackendLog(new GuardedLog(log), backend.description());
    this.backend = new ActiveBackend<>(backend, threads);
    this.export = new MetricExport(source, this.backend, backendLog);
    this.threads = threads;
  }

  /**
   * Sends to another backend from the next export on.
   *
   * @param next takes the place of the former
   */
  public void replaceBackend(MetricBackend next) {
    backend.replace(next);
  }

  /**
   * Starts the thread. The first export is due after one interval. To be called once.
   *
   * @throws RuntimeException or {@link OutOfMemoryError} when the JVM cannot start a thread
   */
  public void start() {
    Thread thread =
        threads.newThread(
            new Runnable() {
              @Override
              public void run() {
                work();
              }
            });
    thread.setName(NAME);
    thread.setDaemon(true);
    thread.start();
    started = true;
  }

  private void work() {
    try {
      int failures = 0;
      long pause = intervalNanos;
      while (!isClosingWithin(pause)) {
        long retryAfter = run();
        if (retryAfter == MetricExport.DONE) {
          failures = 0;
          pause = intervalNanos;
        } else {
          pause = Math.max(retryAfter, intervalNanos + backoff.delayNanos(failures++));
        }
      }
      export.runLast();
    } finally {
      backend.close();
      closed.countDown();
    }
  }

  private long run() {
    try {
      return export.run();
    } catch (Throwable outOfMemory) {
      // There was not even enough to say so; there may be for the next export.
      return 0;
    }
  }

  private boolean isClosingWithin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (true) {
      try {
        return closing.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException ignored) {
        // Nobody has business interrupting this thread, and awaiting has cleared its flag.
      }
    }
  }

  /** Whether there would be a last export, for which the end has to leave some time. */
  public boolean hasLast() {
    return export.hasLast();
  }

  /** Begins what {@link #close} does, and waits for nothing. */
  public void requestClose() {
    export.expectLast();
    closing.countDown();
  }

  /**
   * Makes the last export and ends the thread. Without a thread it does nothing.
   *
   * @param timeout how long it may take; an export that is under way then is cancelled
   * @return whether the thread has ended; false when the time is up or the calling thread was
   *     interrupted, whose flag then stays set
   */
  public boolean close(Duration timeout) {
    requestClose();
    if (awaitClosed(timeout)) {
      return true;
    }
    cancel();
    return awaitClosed(EventDelivery.CANCEL_GRACE);
  }

  /**
   * Waits for what {@link #requestClose} has begun.
   *
   * @return as {@link #close}
   */
  public boolean awaitClosed(Duration timeout) {
    try {
      return !started || closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives up an export that is under way, and any after it. Waits for nothing. */
  public void cancel() {
    backend.cancel();
  }
}
