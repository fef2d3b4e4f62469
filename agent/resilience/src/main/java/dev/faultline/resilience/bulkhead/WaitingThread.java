package dev.faultline.resilience.bulkhead;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits for its place. */
final class WaitingThread extends BulkheadWaiter {

  private final Thread thread = Thread.currentThread();

  @Override
  protected void entered() {
    LockSupport.unpark(thread);
  }
}
