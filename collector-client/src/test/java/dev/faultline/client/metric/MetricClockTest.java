package dev.faultline.client.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricClockTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong wallMillis = new AtomicLong(1_000_000);
  private final AtomicLong nanos = new AtomicLong(-5);

  @Test
  void followsTheWallClock() {
    MetricClock clock = new MetricClock(0, wallMillis::get, nanos::get);

    assertThat(clock.start()).isEqualTo(1_000 * SECOND);
    pass(10, 10);
    assertThat(clock.now()).isEqualTo(1_010 * SECOND);
    // The machine slept, or the clock was set forward.
    pass(100, 1);
    assertThat(clock.now()).isEqualTo(1_110 * SECOND);
  }

  @Test
  void goesOnWhereItWasWhenTheClockIsSetBack() {
    MetricClock clock = new MetricClock(0, wallMillis::get, nanos::get);
    pass(10, 10);
    clock.now();

    pass(-60, 5);
    assertThat(clock.now()).isEqualTo(1_015 * SECOND);
    pass(30, 30);
    assertThat(clock.now()).isEqualTo(1_045 * SECOND);
    pass(20, 20);
    assertThat(clock.now()).as("still behind").isEqualTo(1_065 * SECOND);
    pass(100, 100);
    assertThat(clock.now()).as("the wall clock has come by").isEqualTo(1_100 * SECOND);
  }

  @Test
  void isNeverBeforeItsStart() {
    MetricClock clock = new MetricClock(2_000 * SECOND, wallMillis::get, nanos::get);

    pass(1, 1);

    assertThat(clock.start()).isEqualTo(2_000 * SECOND);
    assertThat(clock.now()).isEqualTo(2_001 * SECOND);
  }

  private void pass(long wallSeconds, long seconds) {
    wallMillis.addAndGet(wallSeconds * 1_000);
    nanos.addAndGet(seconds * SECOND);
  }
}
