package dev.faultline.guards.policy;

import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;

/** What a bulkhead is declared as: a pool of threads or a semaphore, and how many. Immutable. */
final class BulkheadSettings {

  private final boolean pool;
  private final SemaphoreBulkheadConfiguration size;

  BulkheadSettings(boolean pool, SemaphoreBulkheadConfiguration size) {
    this.pool = pool;
    this.size = size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BulkheadSettings
        && ((BulkheadSettings) other).pool == pool
        && ((BulkheadSettings) other).size.equals(size);
  }

  @Override
  public int hashCode() {
    return size.hashCode() * 2 + (pool ? 1 : 0);
  }

  @Override
  public String toString() {
    return (pool ? "a thread pool, " : "a semaphore, ") + size;
  }
}
