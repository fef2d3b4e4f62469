package dev.faultline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CircuitBreakerStressTest {

  private final FakeTicker ticker = new FakeTicker();

  private static CircuitBreakerConfiguration.Builder settings() {
    return CircuitBreakerConfiguration.builder();
  }

  @Test
  void aCountWindowLosesNoCall() throws Exception {
    CountWindow window = new CountWindow(60_000);

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 900; i++) {
            window.add(i % 3 == 0, i % 9 == 0, TripRule.NEVER);
          }
          return null;
        });

    assertThat(window.figures()).hasToString("57600 calls, 19200 failed, 6400 slow");
  }

  @Test
  void aCountWindowThatIsSmallHoldsWhatItsRingSays() throws Exception {
    CountWindow window = new CountWindow(7);

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 10_000; i++) {
            window.add(ThreadLocalRandom.current().nextBoolean(), false, TripRule.NEVER);
          }
          return null;
        });
    for (int failed = 0; failed <= 7; failed++) {
      assertThat(window.figures().failed()).isBetween(0L, 7L);
      window.add(true, false, TripRule.NEVER);
    }

    assertThat(window.figures()).hasToString("7 calls, 7 failed, 0 slow");
  }

  @Test
  void aTimeWindowLosesNoCall() throws Exception {
    TimeWindow window = new TimeWindow(Duration.ofSeconds(10).toNanos(), ticker);

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 3_000; i++) {
            window.add(i % 3 == 0, i % 10 == 0, TripRule.NEVER);
            if (thread == 0 && i % 500 == 0) {
              ticker.advance(Duration.ofSeconds(1));
            }
          }
          return null;
        });

    assertThat(window.figures()).hasToString("192000 calls, 64000 failed, 19200 slow");
  }

  @RepeatedTest(20)
  void opensOnceHoweverManyFailAtOnce() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "p", settings().windowCalls(Threads.MANY).failureRate(1).build(), ticker);
    AtomicInteger told = new AtomicInteger();
    breaker.addListener(change -> told.incrementAndGet());

    Threads.run(
        Threads.MANY,
        thread -> {
          breaker.record(Objects.requireNonNull(breaker.acquire()), true, 0);
          return null;
        });

    assertThat(breaker.mode()).isEqualTo(BreakerMode.OPEN);
    assertThat(told).hasValue(1);
  }

  @RepeatedTest(20)
  void letsThroughAsManyProbesAsItMayAndNoneIsLost() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "p", settings().windowCalls(1).probes(5).delay(Duration.ofSeconds(1)).build(), ticker);
    breaker.record(breaker.acquire(), true, 0);
    ticker.advance(Duration.ofSeconds(1));
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger mostUnderWay = new AtomicInteger();

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            Admission admission = breaker.acquire();
            if (admission != null) {
              mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              underWay.decrementAndGet();
              breaker.release(admission);
            }
          }
          return null;
        });

    assertThat(mostUnderWay.get()).isBetween(1, 5);
    for (int i = 0; i < 5; i++) {
      Admission admission = breaker.acquire();
      assertThat(admission).as("permit %s", i).isNotNull();
      breaker.record(admission, false, 0);
    }
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
  }

  @RepeatedTest(20)
  void thePermitOfAHangingProbeGoesToOneOther() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "p",
            settings()
                .windowCalls(1)
                .probes(3)
                .delay(Duration.ofSeconds(1))
                .probeDeadline(Duration.ofSeconds(9))
                .build(),
            ticker);
    breaker.record(breaker.acquire(), true, 0);
    ticker.advance(Duration.ofSeconds(1));
    for (int round = 0; round < 20; round++) {
      AtomicInteger admitted = new AtomicInteger();
      Threads.run(
          8,
          thread -> {
            if (breaker.acquire() != null) {
              admitted.incrementAndGet();
            }
            return null;
          });
      assertThat(admitted).as("round %s", round).hasValue(3);
      ticker.advance(Duration.ofSeconds(9));
    }
  }

  @Test
  void neverSticksAndTellsEachChangeOnce() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "p", settings().windowCalls(4).probes(3).delay(Duration.ofNanos(1)).build(), ticker);
    ConcurrentHashMap<Long, String> told = new ConcurrentHashMap<>();
    AtomicLong twice = new AtomicLong();
    breaker.addListener(
        change -> {
          if (told.put(change.number(), change.from() + " " + change.to()) != null) {
            twice.incrementAndGet();
          }
        });

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 5_000; i++) {
            Admission admission = breaker.acquire();
            if (admission == null) {
              ticker.advanceNanos(1);
            } else if (i % 11 == 0) {
              breaker.release(admission);
            } else {
              breaker.record(admission, ThreadLocalRandom.current().nextInt(3) == 0, 0);
            }
          }
          return null;
        });

    assertThat(twice).hasValue(0);
    assertThat(told).hasSize((int) breaker.changes());
    String before = "CLOSED";
    for (long number = 1; number <= breaker.changes(); number++) {
      String[] change = told.get(number).split(" ");
      assertThat(change[0]).isEqualTo(before);
      before = change[1];
    }
    ticker.advanceNanos(1);
    while (breaker.mode() != BreakerMode.CLOSED) {
      Admission admission = breaker.acquire();
      assertThat(admission).as("a probe, in %s", breaker).isNotNull();
      breaker.record(admission, false, 0);
    }
  }
}
