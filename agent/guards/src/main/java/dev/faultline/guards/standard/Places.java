package dev.faultline.guards.standard;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import java.lang.ref.WeakReference;

/** How full a bulkhead is, which this does not keep. Thread-safe. */
public final class Places {

  private static final WeakReference<SemaphoreBulkhead> NO_SEMAPHORE = new WeakReference<>(null);
  private static final WeakReference<ThreadPoolBulkhead> NO_POOL = new WeakReference<>(null);

  private final WeakReference<SemaphoreBulkhead> semaphore;
  private final WeakReference<ThreadPoolBulkhead> pool;
  private final boolean mayWait;

  private Places(
      WeakReference<SemaphoreBulkhead> semaphore,
      WeakReference<ThreadPoolBulkhead> pool,
      boolean mayWait) {
    this.semaphore = semaphore;
    this.pool = pool;
    this.mayWait = mayWait;
  }

  /** Of a semaphore. */
  public static Places of(SemaphoreBulkhead bulkhead) {
    return new Places(
        new WeakReference<>(bulkhead), NO_POOL, bulkhead.configuration().maxWaiting() > 0);
  }

  /** Of a pool of threads. */
  public static Places of(ThreadPoolBulkhead bulkhead) {
    return new Places(NO_SEMAPHORE, new WeakReference<>(bulkhead), true);
  }

  /** Whether calls can wait for a place. */
  boolean mayWait() {
    return mayWait;
  }

  /** How many calls are in; none when the bulkhead is gone. */
  long running() {
    SemaphoreBulkhead one = semaphore.get();
    ThreadPoolBulkhead other = pool.get();
    return one != null ? one.underWay() : other != null ? other.running() : 0;
  }

  /** How many calls wait; none when the bulkhead is gone. */
  long waiting() {
    SemaphoreBulkhead one = semaphore.get();
    ThreadPoolBulkhead other = pool.get();
    return one != null ? one.waiting() : other != null ? other.waiting() : 0;
  }

  boolean isGone() {
    return semaphore.get() == null && pool.get() == null;
  }

  boolean isOfTheSame(Places other) {
    return !isGone() && semaphore.get() == other.semaphore.get() && pool.get() == other.pool.get();
  }
}
