package dev.faultline.resilience;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What calls allocate on the calling thread, as the JVM counts it. */
final class AllocatedBytes {

  private AllocatedBytes() {}

  /** Of as many calls as are given, after as many that are not counted. */
  static long of(int calls, Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    for (int i = 0; i < calls; i++) {
      call.run();
    }
    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < calls; i++) {
      call.run();
    }
    return threads.getThreadAllocatedBytes(self) - before;
  }
}
