package dev.faultline.resilience;

import dev.faultline.resilience.bulkhead.PoolThreads;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.time.DaemonThreads;
import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.time.TimerThread;
import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What guards work with beside their policies: time, and threads. Many guards share one.
 * Thread-safe.
 *
 * <p>The threads of {@link #create} are daemons, are made when first needed and end when they have
 * had nothing to do for a while.
 */
public final class GuardEnvironment implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  private static final PoolThreads DAEMONS =
      new PoolThreads() {
        @Override
        public ThreadFactory of(String bulkhead) {
          return new DaemonThreads(bulkhead + "-bulkhead");
        }
      };

  private final Ticker ticker;
  private final Sleeper sleeper;
  private final Scheduler scheduler;
  private final Executor executor;
  private final PoolThreads poolThreads;
  private final AutoCloseable[] owned;

  /** Null for nothing. */
  private volatile Runnable beforeInterrupts;

  private GuardEnvironment(
      Ticker ticker,
      Sleeper sleeper,
      Scheduler scheduler,
      Executor executor,
      PoolThreads poolThreads,
      AutoCloseable... owned) {
    this.ticker = ticker;
    this.sleeper = sleeper;
    this.scheduler = scheduler;
    this.executor = executor;
    this.poolThreads = poolThreads;
    this.owned = owned;
  }

  /**
   * The time of the JVM and threads of its own, which {@link #close} ends. On Java 8 they inherit
   * the inheritable thread-locals of the call that happens to have them made, and keep them for as
   * long as they are there: {@link #of(Ticker, Sleeper, Scheduler, Executor, PoolThreads)} takes
   * threads that are made elsewhere.
   */
  public static GuardEnvironment create() {
    TimerThread timer = new TimerThread();
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<Runnable>(),
            new DaemonThreads("faultline-async"));
    return new GuardEnvironment(
        Ticker.SYSTEM,
        Sleeper.SYSTEM,
        timer,
        threads,
        DAEMONS,
        timer,
        new AutoCloseable() {
          @Override
          public void close() {
            threads.shutdownNow();
          }
        });
  }

  /**
   * Time and threads of somebody else's, which {@link #close} leaves alone.
   *
   * @param executor runs asynchronous attempts, and what follows them; as many at once as there may
   *     be
   */
  public static GuardEnvironment of(
      Ticker ticker, Sleeper sleeper, Scheduler scheduler, Executor executor) {
    return of(ticker, sleeper, scheduler, executor, DAEMONS);
  }

  /**
   * The same with bulkheads' threads of somebody else's.
   *
   * @param executor runs asynchronous attempts, and what follows them; as many at once as there may
   *     be
   * @param poolThreads for bulkheads that are made by {@link #pool}
   */
  public static GuardEnvironment of(
      Ticker ticker,
      Sleeper sleeper,
      Scheduler scheduler,
      Executor executor,
      PoolThreads poolThreads) {
    return new GuardEnvironment(ticker, sleeper, scheduler, executor, poolThreads);
  }

  /**
   * A bulkhead with threads of its own.
   *
   * @param limit how many calls may be under way, 1 or more
   * @param queue how many may wait, 0 or more
   */
  public ThreadPoolBulkhead pool(String name, int limit, int queue) {
    return new ThreadPoolBulkhead(name, limit, queue, poolThreads.of(name));
  }

  Ticker ticker() {
    return ticker;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Executor executor() {
    return executor;
  }

  /** Interrupts the thread of an attempt when its time is up. */
  Timer interrupt(final Interruption attempt, long delayNanos) {
    return scheduler.schedule(
        new Runnable() {
          @Override
          public void run() {
            interruptNow(attempt);
          }
        },
        delayNanos);
  }

  /**
   * Interrupts the thread of an attempt, not on this one unless there is no other: that may run
   * code of the application's, for which no other timeout may wait.
   */
  void interruptNow(final Interruption attempt) {
    Runnable interrupting =
        new Runnable() {
          @Override
          public void run() {
            Runnable before = beforeInterrupts;
            if (before != null) {
              before.run();
            }
            attempt.run();
          }
        };
    try {
      executor.execute(interrupting);
    } catch (Throwable noThread) {
      interrupting.run();
    }
  }

  /**
   * Has something done before a thread is interrupted, so that no attempt is taken for one under
   * way whose end is known already.
   *
   * @param task must be quick, and must not throw
   */
  public void beforeInterrupts(Runnable task) {
    beforeInterrupts = task;
  }

  /**
   * No call begins any more: threads end as soon as those under way have ended, and there is
   * nothing left that waits for its time.
   */
  public void windDown() {
    scheduler.windDown();
    if (executor instanceof ThreadPoolExecutor) {
      ((ThreadPoolExecutor) executor).setKeepAliveTime(1, TimeUnit.SECONDS);
    }
  }

  /**
   * Ends the threads that were made for it. Attempts that wait for their time or for a thread are
   * not made any more: their calls end at once with what they have come to, and whoever waits for
   * their stages is told on this thread. What runs on the environment's threads is interrupted.
   *
   * <p>Attempts that are under way elsewhere, on the threads of callers or as stages, go on, and
   * are timed out when their time is up, not before: for those that have a timeout the timer's
   * thread stays until then at most. Bulkheads of {@link #pool} are closed by whoever has asked for
   * them.
   */
  @Override
  public void close() throws Exception {
    for (AutoCloseable one : owned) {
      one.close();
    }
  }
}
