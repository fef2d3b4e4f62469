package dev.faultline.benchmarks.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;

/**
 * Requests at a rate that does not wait for the answers. A request's latency counts from when it
 * was due, so that what waits behind a slow answer is counted, too.
 */
final class SteadyLoad {
  private static final int UNDER_WAY = 1000;

  private final Requests requests;
  private final int perSecond;

  SteadyLoad(Requests requests, int perSecond) {
    this.requests = requests;
    this.perSecond = perSecond;
  }

  /**
   * Asks.
   *
   * @throws IllegalStateException when one request in a hundred or more got no answer, or another
   */
  LoadResult run(Duration duration) throws InterruptedException {
    AtomicHistogram latencies = new AtomicHistogram(Requests.LONGEST_NANOS, 3);
    AtomicInteger wrong = new AtomicInteger();
    Semaphore places = new Semaphore(UNDER_WAY);
    int count = (int) Math.max(1, duration.toMillis() * perSecond / 1000);
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long first = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = first + i * interval;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      places.acquire();
      requests
          .send(i)
          .thenAccept(
              right -> {
                latencies.recordValue(Math.min(Requests.LONGEST_NANOS, System.nanoTime() - due));
                if (!right) {
                  wrong.incrementAndGet();
                }
                places.release();
              });
    }
    places.acquire(UNDER_WAY);
    return Requests.checked(new LoadResult(latencies, wrong.get(), System.nanoTime() - first));
  }
}
