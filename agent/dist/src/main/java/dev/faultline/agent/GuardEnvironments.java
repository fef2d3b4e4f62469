package dev.faultline.agent;

import dev.faultline.bootstrap.AgentThreadGroup;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.bulkhead.PoolThreads;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.TimerThread;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of guards: one of the agent's for their timers, and daemons for asynchronous calls,
 * which are the application's as far as exceptions are concerned. All end when they have had
 * nothing to do for a while, after the agent has been detached too: calls that wait for their next
 * attempt then still get it.
 */
final class GuardEnvironments {

  private static final long IDLE_SECONDS = 30;

  private GuardEnvironments() {}

  static GuardEnvironment create(final AgentThreads threads) {
    return GuardEnvironment.of(
        Ticker.SYSTEM,
        Sleeper.SYSTEM,
        new TimerThread(
            new ThreadFactory() {
              @Override
              public Thread newThread(Runnable work) {
                return threads.newThread("faultline-timer", work);
              }
            }),
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<Runnable>(),
            new CallThreads("faultline-async")),
        new PoolThreads() {
          @Override
          public ThreadFactory of(String bulkhead) {
            return new CallThreads(bulkhead + "-bulkhead");
          }
        });
  }

  /** Outside of the agent's group, because what is thrown in there is never captured. */
  private static final class CallThreads implements ThreadFactory {

    private final AtomicInteger made = new AtomicInteger();
    private final String name;

    /** An application may be forbidden to ask for it. */
    private final ThreadGroup group =
        AccessController.doPrivileged(
            new PrivilegedAction<ThreadGroup>() {
              @Override
              public ThreadGroup run() {
                return AgentThreadGroup.instance().getParent();
              }
            });

    CallThreads(String name) {
      this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
      // Each call brings its own class loader.
      return ContextFreeThread.daemon(group, work, name + "-" + made.incrementAndGet(), null);
    }
  }
}
