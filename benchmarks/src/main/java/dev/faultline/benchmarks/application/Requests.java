package dev.faultline.benchmarks.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Requests for some pages by turns, over one client for all applications, so that none of them
 * meets it cold. Thread-safe.
 */
final class Requests {
  /** The longest that can be told of a request. */
  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** By which those who trace them can be told from others. */
  static final String USER_AGENT = "steady-and-full-load/1";

  private static final int BAD_REQUEST = 400;

  private final HttpClient client;
  private final List<URI> pages;
  private final boolean failing;

  /**
   * @param failing whether they answer with 400 or more, as they must not otherwise
   */
  Requests(HttpClient client, List<URI> pages, boolean failing) {
    this.client = client;
    this.pages = pages;
    this.failing = failing;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /**
   * Sends one.
   *
   * @return whether it got the answer that it should; does not fail
   */
  CompletableFuture<Boolean> send(int number) {
    return client
        .sendAsync(
            HttpRequest.newBuilder(pages.get(number % pages.size()))
                .timeout(Duration.ofSeconds(20))
                .header("User-Agent", USER_AGENT)
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && isRight(answer.statusCode()));
  }

  private boolean isRight(int status) {
    return status >= BAD_REQUEST == failing;
  }

  /**
   * That hardly one got no answer or another.
   *
   * @throws IllegalStateException when one in a hundred or more did
   */
  static LoadResult checked(LoadResult result) {
    if (result.wrong() * 100L >= result.count()) {
      throw new IllegalStateException(
          result.wrong() + " of " + result.count() + " requests got no answer, or another");
    }
    return result;
  }
}
