package dev.faultline.capture.story;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs code that may never return, on a thread that can be given up for another. Calls are made by
 * one thread at a time.
 *
 * <p>A thread that is given up is interrupted, which ends a sleep or a wait. A loop goes on, at the
 * lowest priority: there is no way to end it that would leave the application's locks and objects
 * in order.
 */
final class TimeBoundCalls {

  private static final int MAX_GIVEN_UP = 8;

  private final ThreadFactory threads;
  private final long timeoutNanos;
  private final AtomicInteger givenUp = new AtomicInteger();
  private Worker worker;

  TimeBoundCalls(ThreadFactory threads, long timeout, TimeUnit unit) {
    this.threads = threads;
    timeoutNanos = unit.toNanos(timeout);
  }

  /** Whether so many calls have not returned that no thread may be risked for another. */
  boolean isExhausted() {
    return givenUp.get() >= MAX_GIVEN_UP;
  }

  /**
   * Waits for the result of one call, for a bounded time.
   *
   * @param late is run on the call's thread when it returns after this has thrown a
   *     TimeoutException
   * @throws TimeoutException when it has not returned in time
   * @throws ExecutionException when it threw; the cause is what it threw
   */
  <T> T call(Callable<T> code, Runnable late)
      throws TimeoutException, ExecutionException, InterruptedException {
    if (worker == null) {
      worker = new Worker(threads);
    }
    Call<T> call = new Call<>(code, late, givenUp);
    worker.calls.add(call);
    try {
      return call.get(timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLate) {
      if (call.giveUp()) {
        worker.end();
        worker = null;
        throw tooLate;
      }
      return call.get();
    }
  }

  /** Ends the thread, when there is one. */
  void close() {
    if (worker != null) {
      worker.end();
      worker = null;
    }
  }

  private static final class Call<T> extends FutureTask<T> {

    private final Runnable late;
    private final AtomicInteger givenUp;
    private boolean isGivenUp;
    private boolean hasReturned;

    Call(Callable<T> code, Runnable late, AtomicInteger givenUp) {
      super(code);
      this.late = late;
      this.givenUp = givenUp;
    }

    /** False when it has returned at the last moment. */
    synchronized boolean giveUp() {
      if (hasReturned) {
        return false;
      }
      isGivenUp = true;
      givenUp.incrementAndGet();
      return true;
    }

    @Override
    protected void done() {
      synchronized (this) {
        hasReturned = true;
        if (!isGivenUp) {
          return;
        }
      }
      givenUp.decrementAndGet();
      late.run();
    }
  }

  private static final class Worker implements Runnable {

    final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ended;

    Worker(ThreadFactory threads) {
      thread = threads.newThread(this);
      thread.setName("faultline-questions");
      thread.start();
    }

    @Override
    public void run() {
      while (!ended) {
        try {
          calls.take().run();
        } catch (InterruptedException whenNotEnded) {
          // By the code that was called, which has nothing to say here.
        }
      }
    }

    void end() {
      ended = true;
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.interrupt();
    }
  }
}
