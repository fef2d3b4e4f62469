package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counted by the JVM itself, thread by thread. */
class GuardAllocatesNothingTest {

  private static final int CALLS = 200_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final FakeTime time = new FakeTime();
  private int bodies;

  private static GuardConfiguration.Builder retryAndBreaker() {
    return GuardConfiguration.named("shop")
        .retry(RetryPolicy.builder().build())
        .circuitBreaker(
            new CircuitBreaker("shop", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM));
  }

  @Test
  void withRetryAndCircuitBreaker() throws Throwable {
    assertThat(allocatedBy(new Guard(retryAndBreaker().build(), time.environment(), null)))
        .isZero();
    assertThat(bodies).isGreaterThan(CALLS);
  }

  @Test
  void withSomebodyWhoFollowsCallsThatFail() throws Throwable {
    GuardConfiguration.Builder followed =
        retryAndBreaker()
            .follow(
                guard -> {
                  throw new AssertionError("no call has failed");
                });
    assertThat(allocatedBy(new Guard(followed.build(), time.environment(), null))).isZero();
  }

  @Test
  void withSomebodyWhoListens() throws Throwable {
    long[] ended = new long[1];
    GuardListener listener =
        new GuardListener() {
          @Override
          public void ended(End end, int attempts, Throwable failure, long nanos) {
            ended[0]++;
          }
        };

    assertThat(allocatedBy(new Guard(retryAndBreaker().build(), time.environment(), listener)))
        .isZero();
    assertThat(ended[0]).isEqualTo(bodies);
  }

  /** The measure can fail. */
  @Test
  void aTimeoutIsSomethingToRemember() throws Throwable {
    Guard guard =
        new Guard(
            retryAndBreaker().timeout(Timeout.of(Duration.ofHours(1))).build(),
            time.environment(),
            null);

    assertThat(allocatedBy(guard)).isGreaterThan(CALLS * 16L);
  }

  private long allocatedBy(Guard guard) throws Throwable {
    // Until it is compiled, and once with the measure itself.
    long before = 0;
    long after = 0;
    for (int round = 0; round < 3; round++) {
      before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < CALLS; i++) {
        guarded(guard);
      }
      after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
    return after - before;
  }

  /** As a method looks that has the guard in its own body. */
  private void guarded(Guard guard) throws Throwable {
    Object admission = guard.enter(null);
    for (; ; ) {
      if (Guard.isPending(admission)) {
        admission = guard.resume(admission, Invocation.of(this));
        if (Guard.isDone(admission)) {
          return;
        }
      }
      long started = guard.clock();
      try {
        bodies++;
      } catch (Throwable thrown) {
        admission = guard.threw(admission, started, thrown);
        continue;
      }
      if (guard.returned(admission, started)) {
        return;
      }
      admission = guard.inspect(admission, started, null, Invocation.of(null));
      if (admission == null) {
        return;
      }
    }
  }
}
