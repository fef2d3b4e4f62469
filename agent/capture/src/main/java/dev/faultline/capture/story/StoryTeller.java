package dev.faultline.capture.story;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.client.event.ExceptionEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The work of the agent's capture thread: takes records from the queue and hands events on. Runs
 * until its thread is interrupted; {@link #flush} may be called from any thread.
 */
public final class StoryTeller implements Runnable {

  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long TALLY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int FAILURES_LOGGED = 3;

  private final RecordQueue queue;
  private final StoryBook book;
  private final SiteTallies tallies;
  private final AgentLog log;
  private final AtomicReference<CountDownLatch> flushRequest = new AtomicReference<>();
  private long nextTallyNanos = System.nanoTime() + TALLY_NANOS;
  private int failures;
  private volatile Thread runner;

  /**
   * @param outlet where events go; must not block
   */
  public StoryTeller(
      RecordQueue queue, InAppFrames inApp, Consumer<ExceptionEvent> outlet, AgentLog log) {
    this.queue = queue;
    this.tallies = new SiteTallies(outlet);
    this.book = new StoryBook(inApp, outlet, tallies, SETTLE_NANOS);
    this.log = log;
  }

  @Override
  public void run() {
    runner = Thread.currentThread();
    while (!Thread.currentThread().isInterrupted()) {
      CountDownLatch flush = flushRequest.getAndSet(null);
      boolean worked = drain();
      tellDue(flush != null);
      if (flush != null) {
        flush.countDown();
      } else if (!worked) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
  }

  private boolean drain() {
    boolean worked = false;
    for (Record record = queue.poll(); record != null; record = queue.poll()) {
      worked = true;
      try {
        book.accept(record, System.nanoTime());
      } catch (Throwable failure) {
        failed(failure);
      }
    }
    return worked;
  }

  private void tellDue(boolean everything) {
    try {
      long now = System.nanoTime();
      if (everything) {
        book.settleAll();
      } else {
        book.settleDue(now);
      }
      if (everything || nextTallyNanos - now <= 0) {
        tallies.round();
        nextTallyNanos = now + TALLY_NANOS;
      }
    } catch (Throwable failure) {
      failed(failure);
    }
  }

  /**
   * The capture thread outlives every failure, its own and those of the application's exception
   * classes.
   */
  private void failed(Throwable failure) {
    if (++failures <= FAILURES_LOGGED) {
      log.warn("an exception of the application could not be told: " + failure);
    }
  }

  /**
   * Makes events of everything recorded so far, without waiting for what may wrap it.
   *
   * @return false when the time was not enough
   */
  public boolean flush(long timeout, TimeUnit unit) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch before = flushRequest.getAndSet(done);
    LockSupport.unpark(runner);
    boolean flushed = done.await(timeout, unit);
    if (before != null) {
      before.countDown();
    }
    return flushed;
  }
}
