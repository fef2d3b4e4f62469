package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What is asked of a collector over HTTP. Thread-safe. */
final class CollectorConnection {
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int ATTEMPTS = 100;
  private static final long LONGEST_WAIT_SECONDS = 30;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration VISIBLE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final LongAdder refusals = new LongAdder();

  CollectorConnection(URI address) {
    this.address = address;
  }

  /**
   * Sends a request of events until it is acknowledged, when the collector says so after the pause
   * that it asks for.
   *
   * @throws IllegalStateException when it is refused for good, or a hundred times
   */
  void send(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/logs"))
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "gzip")
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == OK
          && answer.headers().firstValue("Faultline-Acknowledged").isPresent()) {
        return;
      }
      if (answer.statusCode() != TOO_MANY_REQUESTS && answer.statusCode() != UNAVAILABLE) {
        throw new IllegalStateException("events were answered with " + answer.statusCode());
      }
      refusals.increment();
      TimeUnit.SECONDS.sleep(
          Math.min(
              LONGEST_WAIT_SECONDS, answer.headers().firstValueAsLong("Retry-After").orElse(1)));
    }
    throw new IllegalStateException("events were refused " + ATTEMPTS + " times");
  }

  /** How often events were refused for a while, with 429 or 503. */
  long refusals() {
    return refusals.sum();
  }

  /** Waits until the API leads to an event's page. */
  void awaitVisible(String eventId) throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (!leads("/events/" + eventId)) {
      if (System.nanoTime() - started > VISIBLE.toNanos()) {
        throw new IllegalStateException("an event was acknowledged and cannot be seen");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private boolean leads(String path) throws IOException, InterruptedException {
    int status = client.send(question(path), HttpResponse.BodyHandlers.discarding()).statusCode();
    return status == OK || status == FOUND;
  }

  /**
   * What a page or the API answers.
   *
   * @throws IllegalStateException when that is neither 200 nor another place
   */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(question(path), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(path + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest question(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).build();
  }
}
