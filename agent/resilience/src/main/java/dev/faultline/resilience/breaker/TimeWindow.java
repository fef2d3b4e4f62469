package dev.faultline.resilience.breaker;

import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The calls that ended within the last while, in ten slices of it: the oldest slice is forgotten as
 * a whole.
 *
 * <p>Each count is a word of its own that also says which slice of time it is for, so that the
 * first thread in a new slice takes the word over by compare-and-set, and no count is lost.
 */
final class TimeWindow extends Window {

  static final int SLICES = 10;

  // A word: the number of the slice in the upper half, the count in the lower.
  private static final int SLICE_SHIFT = 32;
  private static final long COUNT_MASK = (1L << SLICE_SHIFT) - 1;

  /**
   * Counts of calls are far apart: every call writes one, and readers of others should not wait.
   */
  private static final int CALLS_STRIDE = 16;

  private static final int CALLS_FIRST = CALLS_STRIDE;

  private final long sliceNanos;
  private final Ticker ticker;
  private final long origin;
  private final AtomicLongArray calls = new AtomicLongArray((SLICES + 1) * CALLS_STRIDE);
  private final AtomicLongArray failed = new AtomicLongArray(SLICES);
  private final AtomicLongArray slow = new AtomicLongArray(SLICES);

  TimeWindow(long nanos, Ticker ticker) {
    sliceNanos = sliceNanos(nanos);
    this.ticker = ticker;
    origin = ticker.nanoTime();
  }

  private static long sliceNanos(long nanos) {
    return (nanos + SLICES - 1) / SLICES;
  }

  @Override
  boolean add(boolean isFailed, boolean isSlow, TripRule rule) {
    long now = slice();
    int slice = (int) now;
    int index = (int) (now % SLICES);
    // Calls first: who reads them last never sees more failures than calls.
    count(calls, CALLS_FIRST + index * CALLS_STRIDE, slice);
    if (isFailed) {
      count(failed, index, slice);
    }
    if (isSlow) {
      count(slow, index, slice);
    }
    long failures = sum(failed, 0, 1, slice);
    long slowCalls = sum(slow, 0, 1, slice);
    return rule.trips(sum(calls, CALLS_FIRST, CALLS_STRIDE, slice), failures, slowCalls);
  }

  private static void count(AtomicLongArray words, int index, int slice) {
    for (; ; ) {
      long word = words.get(index);
      // A slice that has begun since our reading of the clock takes the call as well.
      if (sliceOf(word) - slice >= 0) {
        words.getAndIncrement(index);
        return;
      }
      if (words.compareAndSet(index, word, (long) slice << SLICE_SHIFT | 1)) {
        return;
      }
    }
  }

  private static long sum(AtomicLongArray words, int first, int stride, int slice) {
    long sum = 0;
    for (int i = 0; i < SLICES; i++) {
      long word = words.get(first + i * stride);
      // Not older than the window. One that is ahead of our reading of the clock counts too.
      int age = slice - sliceOf(word);
      if (age < SLICES && age > -SLICES) {
        sum += word & COUNT_MASK;
      }
    }
    return sum;
  }

  @Override
  WindowFigures figures() {
    int slice = (int) slice();
    long failures = sum(failed, 0, 1, slice);
    long slowCalls = sum(slow, 0, 1, slice);
    return new WindowFigures(sum(calls, CALLS_FIRST, CALLS_STRIDE, slice), failures, slowCalls);
  }

  @Override
  boolean suits(CircuitBreakerConfiguration configuration) {
    return configuration.isTimeWindow() && sliceNanos(configuration.windowNanos()) == sliceNanos;
  }

  private long slice() {
    return (ticker.nanoTime() - origin) / sliceNanos;
  }

  private static int sliceOf(long word) {
    return (int) (word >>> SLICE_SHIFT);
  }
}
