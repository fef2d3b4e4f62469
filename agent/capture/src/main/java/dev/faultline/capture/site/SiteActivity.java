package dev.faultline.capture.site;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts of one site. Thread-safe and lock-free. */
public final class SiteActivity {

  private static final int FAILURES_BEFORE_OFF = 5;

  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong unrecorded = new AtomicLong();
  private final RateGate gate = new RateGate();
  private final AtomicInteger failures = new AtomicInteger();

  /** Several threads may take it at once: one event more, which does no harm. */
  private volatile boolean due = true;

  SiteActivity() {}

  /** Counts one exception, recorded or not. */
  public void countSeen() {
    seen.incrementAndGet();
  }

  /** Every exception seen here since the class was woven. */
  public long seen() {
    return seen.get();
  }

  /** Counts throws of new exceptions that no event is made of. */
  public void countUnrecorded(long throwsCount) {
    unrecorded.addAndGet(throwsCount);
  }

  /** Throws counted by {@link #countUnrecorded} since the last call of this method. */
  public long takeUnrecorded() {
    // Reading first keeps the line shared between cores in the usual case, which is zero.
    return unrecorded.get() == 0 ? 0 : unrecorded.getAndSet(0);
  }

  /** Makes the next exception of this site one that is recorded whatever the rates. */
  public void due() {
    due = true;
  }

  /** Whether an exception of this site is due to be recorded, as the first one is; takes it. */
  public boolean takeDue() {
    if (!due) {
      return false;
    }
    due = false;
    return true;
  }

  /** How often this site may be recorded. */
  public RateGate gate() {
    return gate;
  }

  /**
   * Counts a failure of the agent's own code at this site.
   *
   * @return true when this failure turned the site off
   */
  public boolean countFailure() {
    return failures.incrementAndGet() == FAILURES_BEFORE_OFF;
  }

  /** Whether the agent's code failed here so often that it no longer tries. */
  public boolean isOff() {
    return failures.get() >= FAILURES_BEFORE_OFF;
  }
}
