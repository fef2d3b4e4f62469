package dev.faultline.guards.standard;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.TimeSpent;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * For how long circuit breakers have been in their states, which this does not keep: of one that is
 * gone, what was seen last stays, so that the sums never become less. Thread-safe, lock-free.
 */
final class BreakerTimes {

  /** The states that the standard tells apart. */
  enum BreakerState {
    CLOSED("closed") {
      @Override
      long of(TimeSpent spent) {
        return spent.closedNanos();
      }
    },
    OPEN("open") {
      @Override
      long of(TimeSpent spent) {
        return spent.openNanos();
      }
    },
    HALF_OPEN("halfOpen") {
      @Override
      long of(TimeSpent spent) {
        return spent.halfOpenNanos();
      }
    };

    private final String tag;

    BreakerState(String tag) {
      this.tag = tag;
    }

    String tag() {
      return tag;
    }

    abstract long of(TimeSpent spent);
  }

  private static final int STATES = BreakerState.values().length;

  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(new long[STATES], new ArrayList<Seen>()));

  /**
   * Looks at this one too from now on.
   *
   * @return false when it has done so before
   */
  boolean add(CircuitBreaker breaker) {
    for (; ; ) {
      Known before = known.get();
      if (before.has(breaker)) {
        return false;
      }
      if (known.compareAndSet(before, before.with(breaker))) {
        return true;
      }
    }
  }

  /** Nanoseconds, of all of them. */
  long nanos(BreakerState state) {
    Known now = known.get();
    long sum = now.ofThoseGone[state.ordinal()];
    for (Seen one : now.breakers) {
      sum += one.nanos(state);
    }
    return sum;
  }

  /** Immutable, but for what is seen of each. */
  private static final class Known {

    private final long[] ofThoseGone;
    private final List<Seen> breakers;

    Known(long[] ofThoseGone, List<Seen> breakers) {
      this.ofThoseGone = ofThoseGone;
      this.breakers = breakers;
    }

    boolean has(CircuitBreaker breaker) {
      for (Seen one : breakers) {
        if (one.get() == breaker) {
          return true;
        }
      }
      return false;
    }

    Known with(CircuitBreaker breaker) {
      long[] sums = ofThoseGone.clone();
      List<Seen> left = new ArrayList<>();
      for (Seen one : breakers) {
        if (one.get() != null) {
          left.add(one);
          continue;
        }
        for (BreakerState state : BreakerState.values()) {
          sums[state.ordinal()] += one.nanos(state);
        }
      }
      left.add(new Seen(breaker));
      return new Known(sums, left);
    }
  }

  private static final class Seen extends WeakReference<CircuitBreaker> {

    private final AtomicLongArray last = new AtomicLongArray(STATES);

    Seen(CircuitBreaker breaker) {
      super(breaker);
    }

    long nanos(BreakerState state) {
      CircuitBreaker breaker = get();
      long now = breaker == null ? 0 : state.of(breaker.timeSpent());
      for (; ; ) {
        long before = last.get(state.ordinal());
        if (now <= before) {
          return before;
        }
        if (last.compareAndSet(state.ordinal(), before, now)) {
          return now;
        }
      }
    }
  }
}
