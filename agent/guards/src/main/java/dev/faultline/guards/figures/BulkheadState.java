package dev.faultline.guards.figures;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;

/** How full a bulkhead is, of either kind. Thread-safe. */
public abstract class BulkheadState {

  private BulkheadState() {}

  /** Of a semaphore. */
  public static BulkheadState of(final SemaphoreBulkhead bulkhead) {
    return new BulkheadState() {
      @Override
      public String name() {
        return bulkhead.name();
      }

      @Override
      public int underWay() {
        return bulkhead.underWay();
      }

      @Override
      public int limit() {
        return bulkhead.limit();
      }
    };
  }

  /** Of a pool of threads. */
  public static BulkheadState of(final ThreadPoolBulkhead bulkhead) {
    return new BulkheadState() {
      @Override
      public String name() {
        return bulkhead.name();
      }

      @Override
      public int underWay() {
        return bulkhead.running();
      }

      @Override
      public int limit() {
        return bulkhead.limit();
      }
    };
  }

  /** What guards share it by. */
  public abstract String name();

  /** How many calls are in at this moment. */
  public abstract int underWay();

  /** How many may be. */
  public abstract int limit();
}
