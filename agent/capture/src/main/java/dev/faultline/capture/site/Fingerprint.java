package dev.faultline.capture.site;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What like exceptions have in common as far as it can be told without asking them: where they are
 * seen, and their type. Counts them, whatever becomes of them. Keeps no class. Thread-safe and
 * lock-free; counting scales with the number of threads that do it.
 */
public final class Fingerprint {

  private final Site site;
  private final String type;
  private final LongAdder seen = new LongAdder();
  private final LongAdder unrecorded = new LongAdder();
  private final AtomicLong taken = new AtomicLong();
  private final RateGate gate = new RateGate();
  private final StackDepths depths = new StackDepths();

  /** Several threads may take it at once: one event more, which does no harm. */
  private volatile boolean due = true;

  Fingerprint(Site site, String type) {
    this.site = site;
    this.type = type;
  }

  public Site site() {
    return site;
  }

  /**
   * Binary name of the exceptions' class, or {@link SiteActivity#OTHER} for all types beyond the
   * first ones of a site.
   */
  public String type() {
    return type;
  }

  /** Counts one exception that was seen, recorded or not. */
  public void countSeen() {
    seen.increment();
  }

  /** How many were seen since the class was woven. */
  public long seen() {
    return seen.sum();
  }

  /**
   * Counts exceptions that were seen here first and that no event is made of.
   *
   * @param exceptions 0 or more
   */
  public void countUnrecorded(long exceptions) {
    unrecorded.add(exceptions);
  }

  /** What {@link #countUnrecorded} counted since the last call of this method. */
  public long takeUnrecorded() {
    while (true) {
      // Both only ever grow, so that nothing is lost between the two, and nothing taken twice.
      long before = taken.get();
      long now = unrecorded.sum();
      if (now <= before) {
        return 0;
      }
      if (taken.compareAndSet(before, now)) {
        return now - before;
      }
    }
  }

  /** What is counted by {@link #countUnrecorded} and not taken. */
  public long unrecorded() {
    // In this order: what is taken between the two has been counted before.
    long before = taken.get();
    return Math.max(0, unrecorded.sum() - before);
  }

  /**
   * Takes one back that was counted by {@link #countUnrecorded}, because an event is made of it
   * after all; nothing when another event stands for it by now.
   */
  public void takeBackUnrecorded() {
    long before = taken.get();
    while (before < unrecorded.sum() && !taken.compareAndSet(before, before + 1)) {
      before = taken.get();
    }
  }

  /** Makes the next one an exception that is recorded whatever the rates. */
  public void due() {
    due = true;
  }

  /** Whether the next one is to be recorded whatever the rates. */
  public boolean isDue() {
    return due;
  }

  /** Whether one is due to be recorded, as the first one is; takes it. */
  public boolean takeDue() {
    if (!due) {
      return false;
    }
    due = false;
    return true;
  }

  /** How often they may be recorded. */
  public RateGate gate() {
    return gate;
  }

  /** From which depths of the stack they were recorded. */
  public StackDepths depths() {
    return depths;
  }

  @Override
  public String toString() {
    return type + " at " + site;
  }
}
