package dev.faultline.guards.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.time.Ticker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What real guards do, as figures, metrics and lines tell it. */
class GuardFiguresTest {

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final AllFigures all = new AllFigures(true);
  private final GuardFigures figures = all.of("payments");
  private final CircuitBreaker breaker =
      new CircuitBreaker("payments", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);
  private final SemaphoreBulkhead bulkhead =
      new SemaphoreBulkhead(
          "payments", SemaphoreBulkheadConfiguration.builder().build(), Ticker.SYSTEM);
  private final GuardState state =
      new GuardState(
          "rates", "com.acme.Rates.fetch()V", figures, breaker, BulkheadState.of(bulkhead));
  private final Guard guard =
      new Guard(
          GuardConfiguration.named("payments")
              .retry(RetryPolicy.builder().maxAttempts(2).delay(RetryDelay.NONE).build())
              .circuitBreaker(breaker)
              .bulkhead(bulkhead)
              .fallback(
                  FallbackChain.of(
                      FailureFilter.of(IOException.class).build(), (call, failure) -> "instead"))
              .build(),
          environment,
          figures);

  @AfterEach
  void endThreads() throws Exception {
    environment.close();
  }

  /** One call whose attempts end so. */
  private void call(Object... ends) {
    Deque<Object> script = new ArrayDeque<>(Arrays.asList(ends));
    try {
      guard.call(
          () -> {
            Object end = script.remove();
            if (end instanceof Exception) {
              throw (Exception) end;
            }
            return end;
          },
          Invocation.of(null));
    } catch (Exception expected) {
      assertThat(expected).isInstanceOf(RuntimeException.class);
    }
  }

  private void callAll() {
    call("paid");
    call(new IOException(), "paid");
    call(new IOException(), new IOException());
    call(new IllegalStateException(), new IllegalStateException());
    breaker.forceOpen();
    call();
  }

  @Test
  void everyCallIsCountedOnce() {
    callAll();

    assertThat(figures.calls()).isEqualTo(5);
    assertThat(figures.succeeded()).isEqualTo(2);
    assertThat(figures.recovered()).isEqualTo(1);
    assertThat(figures.failed()).isEqualTo(2);
    assertThat(figures.retries()).isEqualTo(4);
    assertThat(figures.refused()).as("both attempts of the last call").isEqualTo(2);
    assertThat(all.of("payments")).isSameAs(figures);
  }

  @Test
  void metricsTellTheSame() {
    callAll();
    Map<String, Object> points = new TreeMap<>();
    for (Metric<?> metric : GuardMetrics.of(all.all(), List.of(state))) {
      for (MetricPoint<?> point : metric.points()) {
        points.put(metric.name() + " " + point.attributes().asMap().values(), point.value());
      }
    }

    assertThat(points)
        .containsEntry("faultline.guard.calls [payments, succeeded]", 2L)
        .containsEntry("faultline.guard.calls [payments, recovered]", 1L)
        .containsEntry("faultline.guard.calls [payments, failed]", 2L)
        .containsEntry("faultline.guard.retries [payments]", 4L)
        .containsEntry("faultline.guard.refusals [payments, circuit-open]", 2L)
        .containsEntry("faultline.guard.breakers [payments, forced-open]", 1.0)
        .containsEntry("faultline.guard.breakers [payments, closed]", 0.0)
        .containsEntry("faultline.guard.under-way [payments]", 0.0)
        .containsKey("faultline.guard.waiting [payments, bulkhead]");
    assertThat(durations(points, "succeeded").count()).isEqualTo(2);
    assertThat(durations(points, "failed").count()).as("recovered or not").isEqualTo(3);
  }

  private static ExponentialHistogram durations(Map<String, Object> points, String outcome) {
    return (ExponentialHistogram)
        points.get("faultline.guard.duration [payments, " + outcome + "]");
  }

  @Test
  void callsAreCountedWhereDurationsAreNotKept() {
    GuardFigures counting = new GuardFigures("orders", false);
    counting.ended(GuardListener.End.SUCCEEDED, 1, null, 5);
    counting.ended(GuardListener.End.ATTEMPTS_EXHAUSTED, 2, new RuntimeException(), 5);

    assertThat(counting.calls()).isEqualTo(2);
    assertThat(counting.succeeded()).isEqualTo(1);
    assertThat(counting.failed()).isEqualTo(1);
    assertThat(GuardMetrics.of(List.of(counting), List.of()))
        .filteredOn(metric -> metric.name().equals("faultline.guard.duration"))
        .allSatisfy(metric -> assertThat(metric.points()).isEmpty());
  }

  @Test
  void aLineForEachGuardBelowHeadings() {
    callAll();

    assertThat(GuardList.of(List.of(state)))
        .isEqualTo(
            "guard     breaker      calls  failed  recovered  retries  refused  under way\n"
                + "payments  forced open      5       2          1        4        2    0 of 10");
    assertThat(GuardList.of(List.of())).isEqualTo("no guard that is there has been called yet");
    assertThat(
            GuardList.of(
                List.of(
                    new GuardState(
                        "other", "com.acme.Other.other()V", all.of("other"), null, null))))
        .endsWith("other  -            0       0          0        0        0          -");
  }

  /** Figures are of the JVM: in a line for each application they would be read twice. */
  @Test
  void aGuardOfSeveralApplicationsHasOneLineWithTheStatesOfAll() {
    callAll();
    GuardState ofAnother =
        new GuardState(
            "rates",
            "com.acme.Rates.fetch()V",
            figures,
            new CircuitBreaker(
                "payments", CircuitBreakerConfiguration.builder().build(), Ticker.SYSTEM),
            BulkheadState.of(bulkhead));

    assertThat(GuardList.of(List.of(state, ofAnother)))
        .isEqualTo(
            "guard     breaker                  calls  failed  recovered  retries  refused  under way\n"
                + "payments  1 closed, 1 forced open      5       2          1        4        2 "
                + "   0 of 20");
  }

  @Test
  void aPoolOfThreadsTellsHowFullItIsToo() {
    try (ThreadPoolBulkhead pool = new ThreadPoolBulkhead("pool", 3, 0)) {
      CountDownLatch end = new CountDownLatch(1);
      pool.submit(
          new ThreadPoolBulkhead.Task() {
            @Override
            public void run() {
              try {
                end.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            }

            @Override
            public void abandoned() {}
          });
      GuardState ofPool =
          new GuardState(
              "other", "com.acme.Other.other()V", all.of("other"), null, BulkheadState.of(pool));

      assertThat(GuardList.of(List.of(ofPool))).endsWith("     1 of 3");

      end.countDown();
    }
  }
}
