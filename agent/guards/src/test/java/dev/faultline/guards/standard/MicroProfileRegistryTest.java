package dev.faultline.guards.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.listener.GuardListener.Reason;
import dev.faultline.resilience.time.Ticker;
import io.smallrye.metrics.MetricRegistries;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures of guards in a registry of MicroProfile Metrics: SmallRye's. */
class MicroProfileRegistryTest {

  private final MetricRegistry registry = MetricRegistries.get(MetricRegistry.Type.BASE);
  private final CircuitBreaker breaker =
      new CircuitBreaker("till", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);

  @AfterEach
  void forget() {
    MetricRegistries.dropAll();
  }

  private MicroProfileRegistry around(MetricRegistry one) throws ReflectiveOperationException {
    return new MicroProfileRegistry(MetricRegistry.class, one);
  }

  /** Numbers and counts of durations that are not zero, by {@code name;tag="value";…}. */
  private Map<String, Long> counted() {
    Map<String, Long> all = new TreeMap<>();
    for (Map.Entry<MetricID, Metric> one : registry.getMetrics().entrySet()) {
      long value = value(one.getValue());
      if (value != 0) {
        all.put(one.getKey().toString(), value);
      }
    }
    return all;
  }

  private static long value(Metric metric) {
    if (metric instanceof Counter) {
      return ((Counter) metric).getCount();
    }
    return metric instanceof Histogram
        ? ((Histogram) metric).getCount()
        : (Long) ((Gauge<?>) metric).getValue();
  }

  private static String id(String name, String... tags) {
    Tag[] all = new Tag[tags.length / 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Tag(tags[2 * i], tags[2 * i + 1]);
    }
    return new MetricID(name, all).toString();
  }

  @Test
  void everySeriesIsThereFromTheBeginning() throws Exception {
    try (ThreadPoolBulkhead pool = new ThreadPoolBulkhead("till", 1, 1)) {
      MeteredMethod method =
          MeteredMethod.named("Till.pay")
              .fallback()
              .retry()
              .timeout()
              .breaker(breaker)
              .bulkhead(Places.of(pool))
              .build();

      new MethodMeters(method, around(registry));

      // 4 of invocations; 8 + 1 of the retry; 2 + 1 of the timeout; 3 + 3 + 1 of the breaker; 2 +
      // 4.
      assertThat(registry.getMetrics()).hasSize(29);
      assertThat(registry.getGauges()).hasSize(5);
      Metadata duration = registry.getMetadata().get("ft.bulkhead.waitingDuration");
      assertThat(duration.unit()).contains("nanoseconds");
      assertThat(duration.description()).isPresent();
      assertThat(registry.getMetadata().get("ft.retry.retries.total").unit()).isEmpty();
    }
  }

  @Test
  void eventsAreCounted() throws Exception {
    MeteredMethod method =
        MeteredMethod.named("Till.pay").fallback().retry().timeout().breaker(breaker).build();
    MethodMeters meters = new MethodMeters(method, around(registry));

    meters.ended(End.DURATION_EXHAUSTED, 3, new IllegalStateException());
    meters.failed(true);
    meters.refused(Reason.CIRCUIT_OPEN);
    meters.recorded(true);
    meters.timed(1_000, true);

    assertThat(counted())
        .containsEntry(
            id(
                "ft.invocations.total",
                "method",
                "Till.pay",
                "result",
                "exceptionThrown",
                "fallback",
                "applied"),
            1L)
        .containsEntry(
            id(
                "ft.retry.calls.total",
                "method",
                "Till.pay",
                "retried",
                "true",
                "retryResult",
                "maxDurationReached"),
            1L)
        .containsEntry(id("ft.retry.retries.total", "method", "Till.pay"), 2L)
        .containsEntry(
            id(
                "ft.circuitbreaker.calls.total",
                "method",
                "Till.pay",
                "circuitBreakerResult",
                "circuitBreakerOpen"),
            1L)
        .containsEntry(
            id(
                "ft.circuitbreaker.calls.total",
                "method",
                "Till.pay",
                "circuitBreakerResult",
                "failure"),
            1L)
        .containsEntry(id("ft.timeout.calls.total", "method", "Till.pay", "timedOut", "true"), 1L)
        .containsEntry(id("ft.timeout.executionDuration", "method", "Till.pay"), 1L);
  }

  @Test
  void overloadsAndLaterGuardsAreCountedTogether() throws Exception {
    MicroProfileRegistry around = around(registry);
    MeteredMethod method = MeteredMethod.named("Till.pay").retry().breaker(breaker).build();

    new MethodMeters(method, around).ended(End.SUCCEEDED, 2, null);
    new MethodMeters(method, around).ended(End.SUCCEEDED, 3, null);
    breaker.forceOpen();
    breaker.reset();

    assertThat(counted()).containsEntry(id("ft.retry.retries.total", "method", "Till.pay"), 3L);
    // By hand is not by itself.
    assertThat(counted()).doesNotContainKey(id("ft.circuitbreaker.opened.total"));
    assertThat(
            counted()
                .get(id("ft.circuitbreaker.state.total", "method", "Till.pay", "state", "closed")))
        .isPositive();
  }

  @Test
  void atTheEndNothingIsLeftThatAsksTheAgent() throws Exception {
    MicroProfileRegistry around = around(registry);
    MeteredMethod method = MeteredMethod.named("Till.pay").retry().breaker(breaker).build();
    new MethodMeters(method, around).ended(End.SUCCEEDED, 2, null);

    around.end();

    assertThat(registry.getGauges()).isEmpty();
    assertThat(counted()).containsEntry(id("ft.retry.retries.total", "method", "Till.pay"), 1L);
  }

  @Test
  void aCounterThatFailsFailsNoCall() throws Exception {
    MetricRegistry failing =
        registry(
            (Counter)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Counter.class},
                    (proxy, method, arguments) -> {
                      throw new IllegalStateException("closed");
                    }));
    MethodMeters meters =
        new MethodMeters(MeteredMethod.named("Till.pay").retry().build(), around(failing));

    meters.ended(End.SUCCEEDED, 1, null);
  }

  @Test
  void aRegistryThatRefusesSaysSo() throws Exception {
    registry.histogram("ft.retry.retries.total");

    assertThatThrownBy(
            () ->
                new MethodMeters(MeteredMethod.named("Till.pay").retry().build(), around(registry)))
        .isInstanceOf(InvocationTargetException.class);
  }

  private MetricRegistry registry(Counter counter) {
    return (MetricRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (proxy, method, arguments) -> counter);
  }
}
