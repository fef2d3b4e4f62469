package dev.faultline.benchmarks.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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
  private static final int BAD_REQUEST = 400;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<URI> pages;
  private final int perSecond;
  private final boolean failing;

  /**
   * @param pages asked for by turns
   * @param failing whether they answer with 400 or more, as they must not otherwise
   */
  SteadyLoad(List<URI> pages, int perSecond, boolean failing) {
    this.pages = pages;
    this.perSecond = perSecond;
    this.failing = failing;
  }

  /**
   * Asks.
   *
   * @return latencies in nanoseconds of requests that got the answer that they should
   * @throws IllegalStateException when one request in a hundred or more got none, or another
   */
  AtomicHistogram run(Duration duration) throws InterruptedException {
    AtomicHistogram latencies = new AtomicHistogram(TimeUnit.MINUTES.toNanos(1), 3);
    AtomicInteger wrong = new AtomicInteger();
    Semaphore places = new Semaphore(UNDER_WAY);
    int count = (int) (duration.toMillis() * perSecond / 1000);
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long first = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = first + i * interval;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      places.acquire();
      client
          .sendAsync(
              HttpRequest.newBuilder(pages.get(i % pages.size()))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .whenComplete(
              (answer, failure) -> {
                if (failure == null && answer.statusCode() >= BAD_REQUEST == failing) {
                  latencies.recordValue(System.nanoTime() - due);
                } else {
                  wrong.incrementAndGet();
                }
                places.release();
              });
    }
    places.acquire(UNDER_WAY);
    if (wrong.get() * 100 >= count) {
      throw new IllegalStateException(
          wrong + " of " + count + " requests got no answer, or another");
    }
    return latencies;
  }
}
