package dev.faultline.resilience.breaker;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * The last so many calls, in the order in which they ended.
 *
 * <p>A ring of outcomes, and one word with the place of the next and with how many in the ring
 * failed and were slow. A call is added in two steps that any thread can complete: its outcome goes
 * into its place, and then the word moves on. So the word is right at every moment.
 *
 * <p>When the ring is full of nothing but good calls, one more changes nothing, and nothing is
 * written: threads that call a healthy service only ever read the same word.
 */
final class CountWindow extends Window {

  /** The largest: what fits into the bits of the word. */
  static final int LARGEST = 1 << 16;

  // The word: lap, next place, how many failed, how many were slow.
  private static final int COUNT_BITS = 17;
  private static final int PLACE_BITS = 16;
  private static final int LAP_BITS = 64 - PLACE_BITS - 2 * COUNT_BITS;
  private static final int FAILED_SHIFT = COUNT_BITS;
  private static final int PLACE_SHIFT = 2 * COUNT_BITS;
  private static final int LAP_SHIFT = PLACE_SHIFT + PLACE_BITS;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

  /** Of how many failed, and how many were slow. */
  private static final long BAD_MASK = COUNT_MASK << FAILED_SHIFT | COUNT_MASK;

  /** The lap in which the ring is filled. No outcome has lap 0, so none is in its place yet. */
  private static final int FIRST_LAP = 1;

  private static final int LAST_LAP = (1 << LAP_BITS) - 1;

  // An outcome: the lap it was put there, the one that was there before, and itself.
  private static final int FAILED = 1;
  private static final int SLOW = 2;
  private static final int OUTCOME_MASK = FAILED | SLOW;
  private static final int BEFORE_SHIFT = 2;
  private static final int OUTCOME_LAP_SHIFT = 4;

  private static final AtomicLongFieldUpdater<CountWindow> WORD =
      AtomicLongFieldUpdater.newUpdater(CountWindow.class, "word");

  private final int size;
  private final AtomicIntegerArray outcomes;
  private volatile long word = (long) FIRST_LAP << LAP_SHIFT;

  CountWindow(int size) {
    this.size = size;
    outcomes = new AtomicIntegerArray(size);
  }

  @Override
  boolean add(boolean failed, boolean slow, TripRule rule) {
    int outcome = (failed ? FAILED : 0) | (slow ? SLOW : 0);
    for (; ; ) {
      long now = word;
      if (outcome == 0 && (now & BAD_MASK) == 0 && lap(now) != FIRST_LAP) {
        // None is never too many.
        return false;
      }
      if (trips(rule, now)) {
        // Somebody is about to open the breaker for this. Whatever came first must be seen first.
        return true;
      }
      int place = place(now);
      int there = outcomes.get(place);
      if (word != now) {
        // What is there may be of any later lap.
        continue;
      }
      if (there >>> OUTCOME_LAP_SHIFT == lap(now)) {
        WORD.compareAndSet(this, now, after(now, there));
        continue;
      }
      int mine = lap(now) << OUTCOME_LAP_SHIFT | (there & OUTCOME_MASK) << BEFORE_SHIFT | outcome;
      if (outcomes.compareAndSet(place, there, mine)) {
        long then = after(now, mine);
        WORD.compareAndSet(this, now, then);
        return trips(rule, then);
      }
    }
  }

  /** The word after the outcome in its next place. */
  private long after(long now, int outcome) {
    int before = outcome >>> BEFORE_SHIFT;
    long failed = failed(now) + (outcome & FAILED) - (before & FAILED);
    long slow = slow(now) + ((outcome & SLOW) - (before & SLOW)) / SLOW;
    int place = place(now) + 1;
    long lap = lap(now);
    if (place == size) {
      place = 0;
      lap = lap == LAST_LAP ? FIRST_LAP + 1 : lap + 1;
    }
    return lap << LAP_SHIFT | (long) place << PLACE_SHIFT | failed << FAILED_SHIFT | slow;
  }

  private boolean trips(TripRule rule, long word) {
    return rule.trips(calls(word), failed(word), slow(word));
  }

  @Override
  WindowFigures figures() {
    long now = word;
    return new WindowFigures(calls(now), failed(now), slow(now));
  }

  @Override
  boolean suits(CircuitBreakerConfiguration configuration) {
    return !configuration.isTimeWindow() && configuration.windowCalls() == size;
  }

  private int calls(long word) {
    return lap(word) == FIRST_LAP ? place(word) : size;
  }

  private static int lap(long word) {
    return (int) (word >>> LAP_SHIFT);
  }

  private static int place(long word) {
    return (int) (word >>> PLACE_SHIFT & PLACE_MASK);
  }

  private static long failed(long word) {
    return word >>> FAILED_SHIFT & COUNT_MASK;
  }

  private static long slow(long word) {
    return word & COUNT_MASK;
  }
}
