package dev.faultline.client.prometheus;

import java.util.concurrent.TimeUnit;

/** How long who asks for metrics may take, in nanoseconds. Immutable. */
final class ScrapeTimes {
  private final long request;
  private final long whole;

  ScrapeTimes(long request, long whole) {
    this.request = request;
    this.whole = whole;
  }

  /** 5 s for a request, 15 s for everything. */
  static ScrapeTimes usual() {
    return new ScrapeTimes(TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(15));
  }

  /** For all of a request to come. */
  long request() {
    return request;
  }

  /** From beginning to end; whoever does not read its answer until then has none. */
  long whole() {
    return whole;
  }
}
