package dev.faultline.guards.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.management.ThreadMXBean;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures of guards in an application's SDK of OpenTelemetry, which is the global one. */
class OpenTelemetryFiguresTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final GuardListener NOBODY = new GuardListener() {};

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final AgentLog log = AgentLog.standardError(AgentLog.Level.OFF);
  private final Registries registries = new Registries(true, log);
  private final ApplicationMetrics application = registries.ofApplication();
  private final CollectedMetrics collected = new CollectedMetrics();
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "till",
          CircuitBreakerConfiguration.builder().windowCalls(4).minimumCalls(4).build(),
          Ticker.SYSTEM);

  @BeforeEach
  void forget() {
    GlobalOpenTelemetry.resetForTest();
  }

  @AfterEach
  void end() throws Exception {
    GlobalOpenTelemetry.resetForTest();
    collected.sdk().close();
    environment.close();
  }

  private Guard retried(ApplicationMetrics metrics) {
    return new Guard(
        GuardConfiguration.named("till").retry(RetryPolicy.builder().build()).build(),
        environment,
        metrics.with(NOBODY, MeteredMethod.named("Till.pay").retry().build(), getClass()));
  }

  private static String call(Guard guard, Callable<String> body) {
    try {
      return guard.call(body, CALL);
    } catch (Exception failure) {
      return failure.getMessage();
    }
  }

  private static Callable<String> failing(int times) {
    int[] left = {times};
    return () -> {
      if (left[0]-- > 0) {
        throw new IllegalStateException("no");
      }
      return "paid";
    };
  }

  /** Those that are not zero. */
  private Map<String, Long> counted() {
    Map<String, Long> points = collected.points();
    points.values().removeIf(value -> value == 0);
    points.keySet().removeIf(name -> name.startsWith("ft.circuitbreaker.state.total"));
    return points;
  }

  @Test
  void everyPolicyIsCounted() {
    GlobalOpenTelemetry.set(collected.sdk());
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "till", SemaphoreBulkheadConfiguration.builder().build(), Ticker.SYSTEM);
    MeteredMethod method =
        MeteredMethod.named("Till.pay")
            .fallback()
            .retry()
            .timeout()
            .breaker(breaker)
            .bulkhead(Places.of(bulkhead))
            .build();
    Guard guard =
        new Guard(
            GuardConfiguration.named("till")
                .fallback(FallbackChain.ofValue("on the slate"))
                .retry(RetryPolicy.builder().maxAttempts(2).build())
                .timeout(Timeout.of(Duration.ofMinutes(1)))
                .circuitBreaker(breaker, FailureFilter.ALL)
                .bulkhead(bulkhead)
                .build(),
            environment,
            application.with(NOBODY, method, getClass()));

    assertThat(call(guard, failing(0))).isEqualTo("paid");
    assertThat(call(guard, failing(1))).isEqualTo("paid");
    assertThat(call(guard, failing(2))).isEqualTo("on the slate");

    assertThat(counted())
        .containsOnly(
            entry(
                "ft.invocations.total"
                    + "{fallback=notApplied, method=Till.pay, result=valueReturned}",
                2L),
            entry(
                "ft.invocations.total{fallback=applied, method=Till.pay, result=valueReturned}",
                1L),
            entry(
                "ft.retry.calls.total"
                    + "{method=Till.pay, retried=false, retryResult=valueReturned}",
                1L),
            entry(
                "ft.retry.calls.total{method=Till.pay, retried=true, retryResult=valueReturned}",
                1L),
            entry(
                "ft.retry.calls.total"
                    + "{method=Till.pay, retried=true, retryResult=maxRetriesReached}",
                1L),
            entry("ft.retry.retries.total{method=Till.pay}", 2L),
            entry("ft.timeout.calls.total{method=Till.pay, timedOut=false}", 4L),
            entry("ft.timeout.executionDuration{method=Till.pay}", 4L),
            entry(
                "ft.circuitbreaker.calls.total{circuitBreakerResult=success, method=Till.pay}", 2L),
            entry(
                "ft.circuitbreaker.calls.total{circuitBreakerResult=failure, method=Till.pay}", 2L),
            entry(
                "ft.circuitbreaker.calls.total"
                    + "{circuitBreakerResult=circuitBreakerOpen, method=Till.pay}",
                1L),
            entry("ft.circuitbreaker.opened.total{method=Till.pay}", 1L),
            entry("ft.bulkhead.calls.total{bulkheadResult=accepted, method=Till.pay}", 4L),
            entry("ft.bulkhead.runningDuration{method=Till.pay}", 4L));
    assertThat(collected.points())
        .containsEntry("ft.bulkhead.executionsRunning{method=Till.pay}", 0L)
        .doesNotContainKey("ft.bulkhead.executionsWaiting{method=Till.pay}");
    assertThat(collected.points().get("ft.circuitbreaker.state.total{method=Till.pay, state=open}"))
        .isPositive();
    MetricData duration = collected.metric("ft.timeout.executionDuration");
    assertThat(duration.getUnit()).isEqualTo("seconds");
    assertThat(duration.getHistogramData().getPoints().iterator().next().getBoundaries())
        .containsExactly(
            0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    assertThat(collected.metric("ft.circuitbreaker.state.total").getUnit())
        .isEqualTo("nanoseconds");
  }

  @Test
  void anSdkThatComesLaterIsFoundAndIsNotForestalled() {
    Guard guard = retried(application);
    for (int i = 0; i < 3; i++) {
      call(guard, failing(0));
    }
    assertThat(GlobalOpenTelemetry.isSet()).isFalse();

    GlobalOpenTelemetry.set(collected.sdk());
    // Looked for at the fourth, at the latest.
    for (int i = 0; i < 3; i++) {
      call(guard, failing(0));
    }

    assertThat(counted())
        .containsEntry(
            "ft.invocations.total" + "{fallback=notDefined, method=Till.pay, result=valueReturned}",
            3L);
  }

  @Test
  void applicationsThatShareAnSdkAreCountedTogether() {
    GlobalOpenTelemetry.set(collected.sdk());
    Guard one = retried(application);
    Guard other = retried(registries.ofApplication());

    call(one, failing(1));
    call(other, failing(2));

    assertThat(counted()).containsEntry("ft.retry.retries.total{method=Till.pay}", 3L);
  }

  @Test
  void afterTheEndTheSdkAsksForNothing() {
    GlobalOpenTelemetry.set(collected.sdk());
    Guard guard = retried(application);
    call(guard, failing(0));
    assertThat(counted()).isNotEmpty();

    registries.end();

    assertThat(call(guard, failing(1))).isEqualTo("paid");
    assertThat(collected.points()).isEmpty();
    assertThat(
            application.with(NOBODY, MeteredMethod.named("Till.pay").retry().build(), getClass()))
        .isSameAs(NOBODY);
  }

  @Test
  void whatTheApplicationsRegistryThrowsEndsThere() {
    GlobalOpenTelemetry.set(
        (OpenTelemetry)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {OpenTelemetry.class},
                (proxy, method, arguments) -> {
                  if (method.getReturnType() == MeterProvider.class) {
                    throw new IllegalStateException("closed");
                  }
                  return null;
                }));
    Guard guard = retried(application);

    assertThat(call(guard, failing(1))).isEqualTo("paid");
    assertThat(call(retried(application), failing(1))).isEqualTo("paid");

    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains("meter of OpenTelemetry", "closed");
  }

  @Test
  void nobodyIsToldWhereThatIsSwitchedOff() {
    GlobalOpenTelemetry.set(collected.sdk());

    Guard guard = retried(new Registries(false, log).ofApplication());

    call(guard, failing(0));
    assertThat(collected.points()).isEmpty();
  }

  @Test
  void aCallThatSucceedsAllocatesNothing() {
    GlobalOpenTelemetry.set(collected.sdk());
    MeteredMethod method = MeteredMethod.named("Till.pay").retry().breaker(breaker).build();
    Guard guard =
        new Guard(
            GuardConfiguration.named("till")
                .retry(RetryPolicy.builder().build())
                .circuitBreaker(breaker, FailureFilter.ALL)
                .build(),
            environment,
            application.with(NOBODY, method, getClass()));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int calls = 200_000;
    long before = 0;
    long after = 0;

    // Until it is compiled, and once with the measure itself.
    for (int round = 0; round < 3; round++) {
      before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < calls; i++) {
        Object admission = guard.enter(null);
        guard.returned(admission, guard.clock());
      }
      after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    assertThat(after - before).isZero();
    assertThat(counted())
        .containsEntry(
            "ft.circuitbreaker.calls.total{circuitBreakerResult=success, method=Till.pay}",
            3L * calls);
  }

  @Test
  void aFailureIsTheMethodsOwn() {
    GlobalOpenTelemetry.set(collected.sdk());
    IllegalStateException failure = new IllegalStateException();

    assertThatThrownBy(
            () ->
                retried(application)
                    .call(
                        () -> {
                          throw failure;
                        },
                        CALL))
        .isSameAs(failure);
    assertThat(counted())
        .containsEntry(
            "ft.invocations.total"
                + "{fallback=notDefined, method=Till.pay, result=exceptionThrown}",
            1L);
  }
}
