package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.metric.Temporality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricDeliveryTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final long SINCE = 1_700_000_000_000_000_000L;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedBackend backend = new ScriptedBackend();
  private final RecordingLog log = new RecordingLog();
  private final AtomicLong counted = new AtomicLong();
  private final AtomicInteger points = new AtomicInteger(1);
  private Supplier<List<Metric<?>>> source = this::sum;
  private MetricDelivery delivery;

  @AfterEach
  void end() {
    if (delivery != null) {
      delivery.close(LONG);
    }
  }

  @Test
  void exportsWhatThereIsAgainAndAgainOnItsOwnThread() {
    start(AT_ONCE);

    counted.set(5);
    await().until(() -> backend.bodies().contains("c0=5"));
    counted.set(8);
    await().until(() -> backend.bodies().contains("c0=8"));

    assertThat(backend.thread()).isEqualTo("faultline-metrics");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void exportsOnceMoreAtTheEndAndLetsGoOfTheConnection() {
    start(NEVER);
    counted.set(7);

    assertThat(delivery.close(LONG)).isTrue();

    assertThat(backend.bodies()).containsExactly("c0=7");
    assertThat(backend.isClosed()).isTrue();
  }

  @Test
  void doesNotHoldUpAnEndBeforeWhichNothingWasCounted() {
    start(NEVER);

    assertThat(delivery.close(LONG)).isTrue();

    assertThat(backend.bodies()).isEmpty();
  }

  @Test
  void neverStartedItHasNothingToClose() {
    delivery = create(NEVER);
    counted.set(7);

    assertThat(delivery.close(LONG)).isTrue();
    assertThat(backend.bodies()).isEmpty();
  }

  @Test
  void cancelsAnExportThatHangsWhenTheTimeIsUp() {
    backend.hang();
    start(AT_ONCE);
    await().until(() -> !backend.bodies().isEmpty());

    assertThat(delivery.close(Duration.ofMillis(20))).isTrue();
    assertThat(backend.isClosed()).isTrue();
  }

  @Test
  void saysOnceThatMetricsAreNotTakenAndOnceThatTheyAreAgain() {
    backend.answer(
        SendOutcome.retryable("connection refused"),
        SendOutcome.retryableAfter("HTTP 503", 1),
        SendOutcome.rejected(DropReason.NOT_FOUND, "HTTP 404"));
    counted.set(3);
    start(AT_ONCE);

    await().until(() -> log.lines().size() == 2);

    assertThat(log.lines().get(0))
        .isEqualTo(
            "INFO http://backend does not take metrics (connection refused); nothing is"
                + " lost by that, the next export has all counts");
    assertThat(log.lines().get(1)).isEqualTo("INFO http://backend takes metrics again");
    assertThat(List.copyOf(backend.bodies()).subList(0, 4)).containsOnly("c0=3");
  }

  @Test
  void goesOnWhenASourceFails() {
    AtomicInteger asked = new AtomicInteger();
    source =
        () -> {
          if (asked.getAndIncrement() == 0) {
            throw new IllegalStateException("not now");
          }
          return sum();
        };
    counted.set(2);
    start(AT_ONCE);

    await().until(() -> backend.bodies().contains("c0=2"));
    assertThat(log.lines().get(0)).contains("not now");
  }

  @Test
  void sendsManyPointsInSeveralRequestsAndSmallerOnesAfterARefusal() {
    points.set(2_000);
    counted.set(1);
    backend.answer(SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413"));
    start(AT_ONCE);

    await().until(() -> backend.bodies().size() >= 3);

    assertThat(backend.bodies().get(0).split("\n")).hasSize(2_000);
    assertThat(backend.bodies().get(1).split("\n")).hasSize(1_000);
    assertThat(backend.bodies().get(2).split("\n")).hasSize(1_000).startsWith("c1000=1");
  }

  @Test
  void sendsLargerRequestsAgainWhenTheyAreTaken() {
    points.set(2_000);
    backend.answer(SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413"));
    start(AT_ONCE);

    await().until(() -> backend.bodies().size() >= 3);
    await().until(() -> backend.bodies().stream().skip(1).anyMatch(MetricDeliveryTest::isWhole));
  }

  private static boolean isWhole(String body) {
    return body.split("\n").length == 2_000;
  }

  @Test
  void tellsOfPointsThatTheBackendRefused() {
    counted.set(1);
    points.set(5);
    backend.answer(SendOutcome.accepted(4, "too old"));
    start(AT_ONCE);

    await().until(() -> !log.lines().isEmpty());
    assertThat(log.lines().get(0))
        .isEqualTo("WARN http://backend refused 4 points of metrics: too old");
  }

  @Test
  void tellsOfNoMorePointsRefusedThanWereSent() {
    counted.set(1);
    points.set(5);
    backend.answer(SendOutcome.accepted(6, null));
    start(AT_ONCE);

    await().until(() -> !log.lines().isEmpty());
    assertThat(log.lines().get(0))
        .isEqualTo(
            "WARN http://backend refused 5 points of metrics (it says 6, which cannot be): it does"
                + " not say why");
  }

  /** Sums and histograms are cumulative: the first export after an absence has all of it. */
  @Test
  void losesNothingWhileTheBackendIsAway() {
    LatencyHistogram histogram = new LatencyHistogram();
    AtomicInteger exports = new AtomicInteger();
    source =
        () -> {
          for (int i = 0; i < 10; i++) {
            histogram.record(1_000_000);
          }
          exports.incrementAndGet();
          return List.of(
              Metric.histogram(
                  "durations",
                  "s",
                  "How long.",
                  List.of(new MetricPoint<>(Attributes.empty(), histogram.toExponential()))));
        };
    backend.answer(
        SendOutcome.retryable("connection refused"),
        SendOutcome.retryable("HTTP 503"),
        SendOutcome.rejected(DropReason.NOT_FOUND, "HTTP 404"));
    start(AT_ONCE);

    await().until(() -> backend.batches().size() >= 5);
    delivery.close(LONG);

    List<MetricBatch> batches = backend.batches();
    assertThat(batches)
        .extracting(batch -> histogramOf(batch).count())
        .isEqualTo(IntStream.rangeClosed(1, exports.get()).mapToObj(i -> i * 10L).toList());
    MetricBatch last = batches.get(batches.size() - 1);
    assertThat(histogramOf(last).sum()).isCloseTo(0.01 * exports.get(), within(1e-9));
    assertThat(batches).allMatch(batch -> batch.startUnixNanos() == SINCE);
    assertThat(batches).extracting(MetricBatch::unixNanos).isSorted();
    assertThat(last.unixNanos()).isGreaterThan(SINCE);
  }

  /** Counts are from the agent's start on, whenever the backend came. */
  @Test
  void countsFromTheSameStartForABackendThatComesLater() {
    counted.set(3);
    start(AT_ONCE);
    await().until(() -> !backend.batches().isEmpty());
    ScriptedBackend other = new ScriptedBackend();
    delivery.replaceBackend(other);
    await().until(() -> !other.batches().isEmpty());

    assertThat(other.batches().get(0).startUnixNanos()).isEqualTo(SINCE);
  }

  @Test
  void sendsWhatIsNewWhereThatIsWantedTheLastOfItAtTheEnd() {
    backend.wants(Temporality.DELTA);
    backend.answer(
        SendOutcome.accepted(), SendOutcome.rejected(DropReason.BAD_REQUEST, "HTTP 400"));
    counted.set(3);
    start(AT_ONCE);
    await().until(() -> backend.bodies().contains("c0=3"));
    counted.set(5);
    await().until(() -> backend.bodies().size() >= 3);
    delivery.close(LONG);

    assertThat(backend.bodies()).containsExactly("c0=3", "c0=2", "c0=2");
    List<MetricBatch> batches = backend.batches();
    assertThat(batches.get(0).metrics().get(0).points().get(0).startUnixNanos()).isEqualTo(SINCE);
    assertThat(batches.get(2).metrics().get(0).points().get(0).startUnixNanos())
        .isGreaterThanOrEqualTo(batches.get(0).unixNanos())
        .isEqualTo(batches.get(1).metrics().get(0).points().get(0).startUnixNanos());
  }

  @Test
  void sendsTheLastDifferenceAtTheEnd() {
    backend.wants(Temporality.DELTA);
    start(NEVER);
    counted.set(4);
    delivery.close(LONG);

    assertThat(backend.bodies()).containsExactly("c0=4");
  }

  @Test
  void goesOnAsABackendThatComesLaterWantsIt() {
    counted.set(3);
    start(AT_ONCE);
    await().until(() -> !backend.bodies().isEmpty());
    ScriptedBackend other = new ScriptedBackend();
    other.wants(Temporality.DELTA);
    delivery.replaceBackend(other);
    await().until(() -> !other.bodies().isEmpty());
    ScriptedBackend another = new ScriptedBackend();
    another.wants(Temporality.DELTA);
    counted.set(5);
    delivery.replaceBackend(another);
    await().until(() -> other.isClosed());
    delivery.close(LONG);

    List<String> differences = new ArrayList<>(other.bodies());
    differences.addAll(another.bodies());
    assertThat(differences).containsExactly("c0=3", "c0=2");
  }

  private static ExponentialHistogram histogramOf(MetricBatch batch) {
    return (ExponentialHistogram) batch.metrics().get(0).points().get(0).value();
  }

  private void start(Duration interval) {
    delivery = create(interval);
    delivery.start();
  }

  private MetricDelivery create(Duration interval) {
    return new MetricDelivery(
        interval,
        new MetricSource() {
          @Override
          public List<Metric<?>> metrics() {
            return source.get();
          }

          @Override
          public boolean hasCounts() {
            return counted.get() > 0;
          }

          @Override
          public long sinceUnixNanos() {
            return SINCE;
          }
        },
        backend,
        Thread::new,
        log);
  }

  private List<Metric<?>> sum() {
    List<MetricPoint<Long>> made = new ArrayList<>();
    for (int i = 0; i < points.get(); i++) {
      made.add(new MetricPoint<>(Attributes.of("name", "c" + i), counted.get()));
    }
    return List.of(Metric.sum("counts", "1", "What was counted.", made));
  }
}
