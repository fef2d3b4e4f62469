package dev.faultline.capture;

import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import java.util.concurrent.atomic.AtomicLong;

/** A budget whose level is set by hand, and what was told it. */
public final class FixedBudget implements CaptureBudget {

  public volatile DetailLevel level = DetailLevel.FULL;
  public final AtomicLong captures = new AtomicLong();
  public final AtomicLong samples = new AtomicLong();
  public final AtomicLong countedNanos = new AtomicLong();

  @Override
  public DetailLevel level() {
    return level;
  }

  @Override
  public DetailLevel tellingLevel() {
    return level;
  }

  @Override
  public void captured(long nanos) {
    captures.incrementAndGet();
  }

  @Override
  public void told(long nanos) {}

  @Override
  public void counted(long nanos) {
    samples.incrementAndGet();
    countedNanos.addAndGet(nanos);
  }
}
