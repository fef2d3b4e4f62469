package dev.faultline.resilience;

import dev.faultline.resilience.bulkhead.BulkheadWaiter;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Timer;

/**
 * Past a semaphore: the attempt runs on the thread that asks, when it is let in at once, else on
 * one of the executor's, and no thread waits.
 */
final class SemaphoreEntrance extends BulkheadWaiter implements Entrance {

  private final SemaphoreBulkhead bulkhead;
  private final Scheduler scheduler;
  private final AsyncBody body;

  /** The thread that asks, for as long as it does. */
  private volatile Thread asking;

  private volatile boolean in;
  private volatile Timer patience;

  SemaphoreEntrance(SemaphoreBulkhead bulkhead, Scheduler scheduler, AsyncBody body) {
    this.bulkhead = bulkhead;
    this.scheduler = scheduler;
    this.body = body;
  }

  @Override
  public boolean ask() {
    asking = Thread.currentThread();
    boolean mayWait = bulkhead.enterLater(this);
    asking = null;
    long most = bulkhead.configuration().maxWaitNanos();
    if (mayWait && !in && most != Long.MAX_VALUE) {
      beImpatientAfter(most);
    }
    return mayWait;
  }

  private void beImpatientAfter(long nanos) {
    patience =
        scheduler.schedule(
            new Scheduler.Task() {
              @Override
              public void run() {
                if (bulkhead.cancel(SemaphoreEntrance.this)) {
                  body.notEntered();
                }
              }

              @Override
              public void abandoned(RuntimeException closed) {
                if (bulkhead.cancel(SemaphoreEntrance.this)) {
                  body.noThread(closed);
                }
              }
            },
            nanos);
    if (in) {
      patience.cancel();
    }
  }

  @Override
  protected void entered() {
    in = true;
    Timer timer = patience;
    if (timer != null) {
      timer.cancel();
    }
    body.entered();
    if (asking == Thread.currentThread()) {
      body.run();
    } else {
      body.runElsewhere();
    }
  }

  @Override
  public void giveUp() {
    bulkhead.cancel(this);
    Timer timer = patience;
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public void leave() {
    bulkhead.leave();
  }

  @Override
  public int limit() {
    return bulkhead.limit();
  }
}
