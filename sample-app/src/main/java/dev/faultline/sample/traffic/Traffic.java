package dev.faultline.sample.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Makes requests at a steady rate until its time is up. */
class Traffic {
  private static final Logger log = LoggerFactory.getLogger(Traffic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService pacer =
      Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("traffic-"));
  private final Mix mix = new Mix();
  private final AtomicLong asExpected = new AtomicLong();
  private final AtomicLong otherwise = new AtomicLong();
  private final URI bookshop;

  Traffic(URI bookshop) {
    this.bookshop = bookshop;
  }

  void start(int rate, Duration duration) {
    long pause = TimeUnit.SECONDS.toNanos(1) / rate;
    pacer.scheduleAtFixedRate(this::request, 0, pause, TimeUnit.NANOSECONDS);
    pacer.schedule(this::stop, duration.toMillis(), TimeUnit.MILLISECONDS);
    log.info("Traffic: {} requests per second for {}", rate, duration);
  }

  long answeredAsExpected() {
    return asExpected.get();
  }

  long answeredOtherwise() {
    return otherwise.get();
  }

  boolean hasEnded() {
    return pacer.isShutdown();
  }

  synchronized void stop() {
    if (hasEnded()) {
      return;
    }
    pacer.shutdownNow();
    log.info("Traffic ended: {} answered as expected, {} otherwise", asExpected, otherwise);
  }

  private void request() {
    Scenario scenario = mix.next();
    http.sendAsync(scenario.request(bookshop), BodyHandlers.ofString())
        .whenComplete((response, failure) -> note(scenario, response, failure));
  }

  private void note(Scenario scenario, HttpResponse<String> response, Throwable failure) {
    if (failure == null && response.statusCode() == scenario.status()) {
      asExpected.incrementAndGet();
      return;
    }
    otherwise.incrementAndGet();
    if (!pacer.isShutdown()) {
      Object answer = failure == null ? response.statusCode() : failure;
      log.warn("{} {} was answered {}", scenario.method(), scenario.path(), answer);
    }
  }
}
