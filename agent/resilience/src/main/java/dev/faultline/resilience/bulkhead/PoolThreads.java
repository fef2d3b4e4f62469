package dev.faultline.resilience.bulkhead;

import java.util.concurrent.ThreadFactory;

/** Makes the threads of bulkheads that have some of their own. Implementations are thread-safe. */
public interface PoolThreads {

  /**
   * What makes those of one bulkhead.
   *
   * @param bulkhead its name
   */
  ThreadFactory of(String bulkhead);
}
