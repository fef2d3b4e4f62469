package dev.faultline.guards.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.guards.standard.BreakerTimes.BreakerState;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.time.Ticker;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BreakerTimesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final BreakerTimes times = new BreakerTimes();

  private CircuitBreaker breaker() {
    return new CircuitBreaker(
        "till",
        CircuitBreakerConfiguration.DEFAULT,
        new Ticker() {
          @Override
          public long nanoTime() {
            return nanos.get();
          }
        });
  }

  @Test
  void statesOfAllBreakersAreAddedUp() {
    CircuitBreaker one = breaker();
    CircuitBreaker other = breaker();
    assertThat(times.add(one)).isTrue();
    assertThat(times.add(other)).isTrue();
    assertThat(times.add(one)).isFalse();

    nanos.set(10);
    one.forceOpen();
    nanos.set(15);

    assertThat(times.nanos(BreakerState.CLOSED)).isEqualTo(25);
    assertThat(times.nanos(BreakerState.OPEN)).isEqualTo(5);
    assertThat(times.nanos(BreakerState.HALF_OPEN)).isZero();
  }

  @Test
  void whatWasSeenOfABreakerStaysWhenItIsGone() {
    WeakReference<CircuitBreaker> gone = new WeakReference<>(breaker());
    times.add(gone.get());
    nanos.set(10);
    assertThat(times.nanos(BreakerState.CLOSED)).isEqualTo(10);

    Awaitility.await()
        .until(
            () -> {
              System.gc();
              return gone.get() == null;
            });
    assertThat(times.nanos(BreakerState.CLOSED)).isEqualTo(10);

    CircuitBreaker next = breaker();
    times.add(next);
    nanos.set(13);
    assertThat(times.nanos(BreakerState.CLOSED)).isEqualTo(13);
  }
}
