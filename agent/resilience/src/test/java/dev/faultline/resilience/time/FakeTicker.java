package dev.faultline.resilience.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. Begins shortly before the reading overflows. */
public final class FakeTicker implements Ticker {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Override
  public long nanoTime() {
    return now.get();
  }

  public void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }

  public void advanceNanos(long nanos) {
    now.addAndGet(nanos);
  }
}
