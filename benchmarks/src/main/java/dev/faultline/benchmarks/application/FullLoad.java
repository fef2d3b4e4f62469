package dev.faultline.benchmarks.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.HdrHistogram.AtomicHistogram;

/**
 * As many requests as are answered: so many are under way at any time, and the next is sent when
 * one of them is answered. Its latencies are those of an application at its limit.
 */
final class FullLoad {
  static final int UNDER_WAY = 16;

  private final Requests requests;

  FullLoad(Requests requests) {
    this.requests = requests;
  }

  /**
   * Asks for so long.
   *
   * @throws IllegalStateException when one request in a hundred or more got no answer, or another
   */
  LoadResult run(Duration duration) throws InterruptedException {
    long first = System.nanoTime();
    return run(number -> System.nanoTime() - first < duration.toNanos());
  }

  /** As {@link #run(Duration)}, so often. */
  LoadResult run(int count) throws InterruptedException {
    return run(number -> number < count);
  }

  private LoadResult run(IntPredicate goesOn) throws InterruptedException {
    AtomicHistogram latencies = new AtomicHistogram(Requests.LONGEST_NANOS, 3);
    AtomicInteger wrong = new AtomicInteger();
    Semaphore places = new Semaphore(UNDER_WAY);
    long first = System.nanoTime();
    for (int i = 0; goesOn.test(i); i++) {
      places.acquire();
      long sent = System.nanoTime();
      requests
          .send(i)
          .thenAccept(
              right -> {
                latencies.recordValue(Math.min(Requests.LONGEST_NANOS, System.nanoTime() - sent));
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
