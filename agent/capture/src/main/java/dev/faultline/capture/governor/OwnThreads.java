package dev.faultline.capture.governor;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The CPU time of the agent's own threads. The first half second of each is taken for start-up:
 * classes are loaded and code is interpreted then, which happens once. Thread-safe.
 */
public final class OwnThreads {

  static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Queue<ThreadCpu> running = new ConcurrentLinkedQueue<>();
  private final LongAdder endedNanos = new LongAdder();
  private final LongAdder endedStartNanos = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private volatile boolean unmeasured;
  private long startNanos;
  private long steadyNanos;

  /** The same work for a thread that is to be measured from its beginning to its end. */
  public Runnable measured(final Runnable work) {
    return new Runnable() {
      @Override
      public void run() {
        ThreadCpu cpu = ThreadCpu.ofCurrentThread();
        if (cpu == null) {
          unmeasured = true;
          work.run();
          return;
        }
        running.add(cpu);
        try {
          work.run();
        } finally {
          running.remove(cpu);
          long nanos = cpu.nanos();
          endedNanos.add(nanos);
          endedStartNanos.add(Math.min(nanos, START_NANOS));
          cpu.close();
        }
      }
    };
  }

  /**
   * Tells for how long a thread was at work, by the clock: what is used where the system does not
   * tell a thread's CPU time.
   */
  public void busy(long nanos) {
    busyNanos.add(Math.max(0, nanos));
  }

  /** Reads the clocks of all of them. Called by the governor's thread alone. */
  void look() {
    long start = endedStartNanos.sum();
    long all = endedNanos.sum();
    for (ThreadCpu cpu : running) {
      long nanos = cpu.nanos();
      all += nanos;
      start += Math.min(nanos, START_NANOS);
    }
    if (unmeasured) {
      long busy = busyNanos.sum();
      all += busy;
      start += Math.min(busy, START_NANOS);
    }
    startNanos = start;
    steadyNanos = all - start;
  }

  /** Their start-up at the last look, in nanoseconds. */
  long startNanos() {
    return startNanos;
  }

  /** What they used beyond their start-up up to the last look, in nanoseconds. */
  long steadyNanos() {
    return steadyNanos;
  }
}
