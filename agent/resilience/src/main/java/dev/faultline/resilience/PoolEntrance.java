package dev.faultline.resilience;

import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;

/** Into a thread pool, on a thread of which the attempt then runs. */
final class PoolEntrance implements Entrance, ThreadPoolBulkhead.Task {

  private final ThreadPoolBulkhead pool;
  private final AsyncBody body;

  PoolEntrance(ThreadPoolBulkhead pool, AsyncBody body) {
    this.pool = pool;
    this.body = body;
  }

  @Override
  public boolean ask() {
    return pool.submit(this);
  }

  @Override
  public void giveUp() {
    pool.withdraw(this);
  }

  @Override
  public void leave() {
    pool.leave();
  }

  @Override
  public int limit() {
    return pool.limit();
  }

  @Override
  public void run() {
    body.entered();
    body.run();
  }

  @Override
  public void abandoned() {
    body.notEntered();
  }
}
