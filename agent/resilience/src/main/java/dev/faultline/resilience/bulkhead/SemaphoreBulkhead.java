package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.setting.Configurable;
import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets so many calls be under way at once; others wait their turn, or are refused. Several guards
 * may share one. Thread-safe and lock-free; a call that finds a place makes nothing.
 *
 * <p>How many are in and how many wait is one word, which decides. Who waits is in a queue besides;
 * a place that becomes free while somebody waits is passed on as a token, and tokens and queue are
 * brought together by whoever added to either.
 */
public final class SemaphoreBulkhead implements Configurable<SemaphoreBulkheadConfiguration> {

  // The word: how many are in, how many wait.
  private static final long ONE_IN = 1L << 32;
  private static final long ONE_WAITING = 1;

  private final String name;
  private final Ticker ticker;
  private final AtomicReference<SemaphoreBulkheadConfiguration> configuration;
  private final AtomicLong word = new AtomicLong();
  private final ConcurrentLinkedQueue<BulkheadWaiter> queue = new ConcurrentLinkedQueue<>();

  /** Places for whoever is first in the queue; below zero for a moment after a cancellation. */
  private final AtomicInteger tokens = new AtomicInteger();

  private final UnleftPlaces unleft = new UnleftPlaces();

  /** An empty bulkhead. */
  public SemaphoreBulkhead(
      String name, SemaphoreBulkheadConfiguration configuration, Ticker ticker) {
    this.name = name;
    this.ticker = ticker;
    this.configuration = new AtomicReference<>(configuration);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SemaphoreBulkheadConfiguration configuration() {
    return configuration.get();
  }

  /** How many calls may be under way at once. */
  public int limit() {
    return configuration().maxConcurrent();
  }

  /** How many calls are under way. */
  public int underWay() {
    unleft.leave(this);
    return in(word.get());
  }

  /** Where a call that has no stack left to {@link #leave} says so. */
  public UnleftPlaces unleft() {
    return unleft;
  }

  /** How many calls wait. */
  public int waiting() {
    return waiting(word.get());
  }

  /**
   * Enters without waiting, and not before those who wait.
   *
   * @return false when there is no place
   */
  public boolean tryEnter() {
    int limit = limit();
    for (long now = word.get(); hasPlace(now, limit); now = word.get()) {
      if (word.compareAndSet(now, now + ONE_IN)) {
        return true;
      }
    }
    return unleft.leave(this) && tryEnter();
  }

  /**
   * Enters, waiting as the settings say.
   *
   * @return false when the call is refused
   * @throws InterruptedException when the thread was interrupted while it would wait; it has not
   *     entered then
   */
  public boolean enter() throws InterruptedException {
    if (tryEnter()) {
      return true;
    }
    if (configuration().maxWaiting() == 0) {
      return false;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    WaitingThread waiter = new WaitingThread();
    try {
      return enterLater(waiter) && await(waiter);
    } catch (Error stoppedOrOutOfStack) {
      // Nobody would be there to take the place that it is given, or to leave it.
      giveUp(waiter);
      throw stoppedOrOutOfStack;
    }
  }

  private void giveUp(WaitingThread waiter) {
    if (!cancel(waiter) && waiter.hasEntered()) {
      leave();
    }
  }

  private boolean await(WaitingThread waiter) throws InterruptedException {
    long limit = configuration().maxWaitNanos();
    long began = ticker.nanoTime();
    while (!waiter.hasEntered()) {
      if (limit == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        long left = limit - (ticker.nanoTime() - began);
        if (left <= 0) {
          return !cancel(waiter);
        }
        LockSupport.parkNanos(this, left);
      }
      if (Thread.interrupted()) {
        if (cancel(waiter)) {
          throw new InterruptedException();
        }
        // The place came first: the call is made, and sees that it was interrupted.
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return true;
  }

  /**
   * Enters without a thread that waits: the waiter is told when it has its place, which may be
   * before this returns. For how long it waits is up to whoever can {@link #cancel}. One that has
   * been cancelled already goes no further, and keeps no place and no turn.
   *
   * @param waiter has not asked before
   * @return false when the call is refused, because there is no place and none to wait in either
   */
  public boolean enterLater(BulkheadWaiter waiter) {
    // From here to the queue, and from there to the place, there is no way back.
    StackRoom.ensure();
    unleft.leave(this);
    SemaphoreBulkheadConfiguration settings = configuration();
    for (; ; ) {
      long now = word.get();
      if (hasPlace(now, settings.maxConcurrent())) {
        if (word.compareAndSet(now, now + ONE_IN)) {
          if (waiter.enterAtOnce()) {
            waiter.entered();
          } else {
            leave();
          }
          return true;
        }
      } else if (waiting(now) >= settings.maxWaiting()) {
        return false;
      } else if (word.compareAndSet(now, now + ONE_WAITING)) {
        queueUp(waiter);
        return true;
      }
    }
  }

  private void queueUp(BulkheadWaiter waiter) {
    if (!waiter.startWaiting()) {
      stopWaiting();
      return;
    }
    try {
      queue.add(waiter);
    } catch (OutOfMemoryError notThere) {
      if (waiter.cancel()) {
        stopWaiting();
      }
      throw notThere;
    }
    if (waiter.isCancelled()) {
      // Perhaps before it was there to be removed.
      queue.remove(waiter);
    }
    // The place may have been passed on before the waiter was there to take it.
    letIn();
  }

  /**
   * Stops waiting. One that has not asked yet will neither wait nor enter when it does.
   *
   * @return false when the waiter has its place already, and has to leave it; or when it has been
   *     cancelled before
   */
  public boolean cancel(BulkheadWaiter waiter) {
    StackRoom.ensure();
    if (waiter.cancelBeforeWaiting()) {
      // It is not counted, or whoever asks for it just now takes that back.
      return true;
    }
    if (!waiter.cancel()) {
      return false;
    }
    queue.remove(waiter);
    stopWaiting();
    return true;
  }

  /** One less waits, who had been counted. */
  private void stopWaiting() {
    for (long now = word.get(); waiting(now) > 0; now = word.get()) {
      if (word.compareAndSet(now, now - ONE_WAITING)) {
        return;
      }
    }
    // A place has been passed on that nobody is there for any more, if only in the next moment.
    tokens.decrementAndGet();
    leave();
  }

  /** Leaves a place; once for each time that it was entered. */
  public void leave() {
    for (; ; ) {
      long now = word.get();
      boolean passOn = waiting(now) > 0 && in(now) <= limit();
      if (passOn) {
        // Who waits must hear of it, once the word says so.
        StackRoom.ensure();
      }
      if (word.compareAndSet(now, now - (passOn ? ONE_WAITING : ONE_IN))) {
        if (passOn) {
          passOn();
        }
        return;
      }
    }
  }

  private void passOn() {
    tokens.incrementAndGet();
    letIn();
  }

  /** As long as there is a token and somebody who waits, brings them together. */
  private void letIn() {
    while (!queue.isEmpty() && takeToken()) {
      BulkheadWaiter first = queue.poll();
      if (first != null && first.enter()) {
        first.entered();
      } else {
        tokens.incrementAndGet();
      }
    }
  }

  private boolean takeToken() {
    for (int left = tokens.get(); left > 0; left = tokens.get()) {
      if (tokens.compareAndSet(left, left - 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes by other settings from now on. Who is in or waits stays; with fewer places, nobody enters
   * until enough have left.
   */
  @Override
  public void reconfigure(SemaphoreBulkheadConfiguration other) {
    configuration.set(other);
    for (long now = word.get();
        waiting(now) > 0 && in(now) < other.maxConcurrent();
        now = word.get()) {
      if (word.compareAndSet(now, now + ONE_IN - ONE_WAITING)) {
        passOn();
      }
    }
  }

  private static boolean hasPlace(long word, int limit) {
    return waiting(word) == 0 && in(word) < limit;
  }

  private static int in(long word) {
    return (int) (word >>> 32);
  }

  private static int waiting(long word) {
    return (int) word;
  }

  @Override
  public String toString() {
    return "bulkhead " + name + ": " + underWay() + " of " + configuration();
  }
}
