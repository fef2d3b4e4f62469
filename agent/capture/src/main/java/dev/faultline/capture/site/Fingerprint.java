package dev.faultline.capture.site;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.LongAdder;

/**
 * What like exceptions have in common as far as it can be told without asking them: where they are
 * seen, and their type. Counts them, whatever becomes of them. Keeps no class. Thread-safe and
 * lock-free; counting scales with the number of threads that do it. What each exception needs is in
 * the object itself: behind a walk through the stack, each further object is one more line that the
 * cache has lost.
 */
public final class Fingerprint {

  /** After so many, threads count each in a place of its own. */
  private static final int MOST_COLLISIONS = 1_000;

  private static final AtomicLongFieldUpdater<Fingerprint> SEEN =
      AtomicLongFieldUpdater.newUpdater(Fingerprint.class, "seen");

  private static final AtomicLongFieldUpdater<Fingerprint> ONLY_COUNTED =
      AtomicLongFieldUpdater.newUpdater(Fingerprint.class, "onlyCounted");

  private static final AtomicLongFieldUpdater<Fingerprint> DEPTHS =
      AtomicLongFieldUpdater.newUpdater(Fingerprint.class, "depths");

  private final Site site;
  private final String type;
  private final RateGate gate = new RateGate();

  /** Counted by {@link #countSeen} as long as threads do not get in each other's way. */
  private volatile long seen;

  /** Likewise by {@link #countOnly}: both seen and unrecorded. */
  private volatile long onlyCounted;

  /** How often two threads have counted at once, as far as it matters. */
  private int collisions;

  private final LongAdder moreSeen = new LongAdder();
  private final LongAdder moreUnrecorded = new LongAdder();
  private final AtomicLong taken = new AtomicLong();

  /** {@link StackDepths} of those that were recorded. */
  private volatile long depths = StackDepths.NONE;

  private volatile int onlyCountedIn;
  private int fewOfDepth;

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
    if (collisions < MOST_COLLISIONS) {
      long before = seen;
      if (SEEN.compareAndSet(this, before, before + 1)) {
        return;
      }
      collisions++;
    }
    moreSeen.increment();
  }

  /** {@link #countSeen} and {@link #countUnrecorded} of one exception, at the cost of one. */
  public void countOnly() {
    if (collisions < MOST_COLLISIONS) {
      long before = onlyCounted;
      if (ONLY_COUNTED.compareAndSet(this, before, before + 1)) {
        return;
      }
      collisions++;
    }
    moreSeen.increment();
    moreUnrecorded.increment();
  }

  /** How many were seen since the class was woven. */
  public long seen() {
    return seen + onlyCounted + moreSeen.sum();
  }

  private long everUnrecorded() {
    return onlyCounted + moreUnrecorded.sum();
  }

  /**
   * Counts exceptions that were seen here first and that no event is made of.
   *
   * @param exceptions 0 or more
   */
  public void countUnrecorded(long exceptions) {
    moreUnrecorded.add(exceptions);
  }

  /** What {@link #countUnrecorded} counted since the last call of this method. */
  public long takeUnrecorded() {
    while (true) {
      // Both only ever grow, so that nothing is lost between the two, and nothing taken twice.
      long before = taken.get();
      long now = everUnrecorded();
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
    return Math.max(0, everUnrecorded() - before);
  }

  /**
   * Takes one back that was counted by {@link #countUnrecorded}, because an event is made of it
   * after all; nothing when another event stands for it by now.
   */
  public void takeBackUnrecorded() {
    long before = taken.get();
    while (before < everUnrecorded() && !taken.compareAndSet(before, before + 1)) {
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

  /**
   * Whether fewer were recorded that come from a depth of the stack.
   *
   * @param depth in frames; negative when it is not known, and then nothing is fewer
   * @param few up to {@link StackDepths#MOST}
   */
  public boolean hasFewerOfDepth(int depth, int few) {
    return StackDepths.hasFewer(depths, depth, few);
  }

  /** Notes that one was recorded that comes from a depth; nothing when it is not known. */
  public void recordedOfDepth(int depth) {
    while (true) {
      long before = depths;
      long after = StackDepths.more(before, depth);
      if (after == before || DEPTHS.compareAndSet(this, before, after)) {
        return;
      }
    }
  }

  /** Forgets from which depths they were recorded. */
  public void forgetDepths() {
    depths = StackDepths.NONE;
  }

  /**
   * Notes that those of one period are only counted, but for one that is due and the first few of a
   * depth.
   *
   * @param period a number, not 0
   * @param fewOfDepth how many of a depth are recorded all the same
   */
  public void onlyCountIn(int period, int fewOfDepth) {
    this.fewOfDepth = fewOfDepth;
    onlyCountedIn = period;
  }

  /** Whether {@link #onlyCountIn} was told of the period, and none is due. */
  public boolean isOnlyCountedIn(int period) {
    return onlyCountedIn == period && !due;
  }

  /** Whether one of a depth is recorded all the same. */
  public boolean isRecordedOfDepth(int depth) {
    return hasFewerOfDepth(depth, fewOfDepth);
  }

  @Override
  public String toString() {
    return type + " at " + site;
  }
}
