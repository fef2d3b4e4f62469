package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of times, and how often the clock is read for it. */
class BoundedCallClockTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final List<String> told = new ArrayList<>();
  private final Guard guard =
      new Guard(
          GuardConfiguration.named("shop")
              .retry(RetryPolicy.builder().maxAttempts(2).delay(RetryDelay.NONE).build())
              .circuitBreaker(new CircuitBreaker("shop", CircuitBreakerConfiguration.DEFAULT, time))
              .rateLimiter(oneIn(Duration.ofSeconds(10)))
              .bulkhead(
                  new SemaphoreBulkhead(
                      "shop",
                      SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).build(),
                      time))
              .build(),
          time.environment(),
          new Times());

  private RateLimiter oneIn(Duration period) {
    return new RateLimiter(
        "shop",
        RateLimiterConfiguration.builder().permits(1).period(period).maxWait(period).build(),
        time);
  }

  private Object seconds(long seconds) {
    time.pass(Duration.ofSeconds(seconds));
    return "done";
  }

  @Test
  void aCallThatNothingHoldsUpReadsTheClockTwice() throws Exception {
    int before = time.readings();

    guard.call(() -> "done", CALL);

    assertThat(time.readings() - before).isEqualTo(2);
    assertThat(told).containsExactly("passed 0", "entered 0", "left 0", "ended 0");
  }

  @Test
  void thePlaceIsTakenAfterTheWaitForThePermit() throws Exception {
    guard.call(() -> seconds(3), CALL);
    guard.call(() -> seconds(2), CALL);

    assertThat(told)
        .containsExactly(
            "passed 0",
            "entered 0",
            "left 3",
            "ended 3",
            "passed 7",
            "entered 0",
            "left 2",
            "ended 9");
  }

  @Test
  void eachAttemptHasTimesOfItsOwn() throws Exception {
    boolean[] failed = {false};

    guard.call(
        () -> {
          Object result = seconds(3);
          if (!failed[0]) {
            failed[0] = true;
            throw new IOException("once");
          }
          return result;
        },
        CALL);

    assertThat(told)
        .containsExactly(
            "passed 0", "entered 0", "left 3", "passed 7", "entered 0", "left 3", "ended 13");
  }

  /** Writes down what it is told, in seconds. */
  private final class Times extends GuardListener {

    private void add(String what, long nanos) {
      told.add(what + " " + Duration.ofNanos(nanos).toSeconds());
    }

    @Override
    public void ended(End end, int attempts, Throwable failure, long nanos) {
      add("ended", nanos);
    }

    @Override
    public void bulkheadEntered(long waitedNanos) {
      add("entered", waitedNanos);
    }

    @Override
    public void bulkheadLeft(long ranNanos) {
      add("left", ranNanos);
    }

    @Override
    public void limiterPassed(long waitedNanos) {
      add("passed", waitedNanos);
    }
  }
}
