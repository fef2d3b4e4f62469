package dev.faultline.resilience;

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

  private final Ticker ticker;
  private final Sleeper sleeper;
  private final Scheduler scheduler;
  private final Executor executor;
  private final AutoCloseable[] owned;
  private volatile boolean interrupting = true;

  /** Null for nothing. */
  private volatile Runnable beforeInterrupts;

  private GuardEnvironment(
      Ticker ticker,
      Sleeper sleeper,
      Scheduler scheduler,
      Executor executor,
      AutoCloseable... owned) {
    this.ticker = ticker;
    this.sleeper = sleeper;
    this.scheduler = scheduler;
    this.executor = executor;
    this.owned = owned;
  }

  /** The time of the JVM and threads of its own, which {@link #close} ends. */
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
    return new GuardEnvironment(ticker, sleeper, scheduler, executor);
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

  /** Interrupts the thread of an attempt when its time is up, as long as that is done at all. */
  Timer interrupt(Interruption attempt, long delayNanos) {
    return scheduler.schedule(new TimeUp(this, attempt), delayNanos);
  }

  private void timeUp(Interruption attempt) {
    Runnable before = beforeInterrupts;
    if (before != null) {
      before.run();
    }
    if (interrupting) {
      attempt.run();
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
   * Interrupts no thread any more that makes a synchronous attempt, those under way too, and keeps
   * nothing of them: for when nobody tells the guards that attempts have ended. Attempts that wait
   * for their time are still made.
   */
  public void interruptNoMore() {
    interrupting = false;
    scheduler.windDown(TimeUp.class);
  }

  /**
   * Ends the threads that were made for it. Attempts that wait for their time or for a thread are
   * not made any more, and those under way are interrupted.
   */
  @Override
  public void close() throws Exception {
    for (AutoCloseable one : owned) {
      one.close();
    }
  }

  /** A synchronous attempt takes too long. */
  private static final class TimeUp implements Runnable {

    private final GuardEnvironment environment;
    private final Interruption attempt;

    TimeUp(GuardEnvironment environment, Interruption attempt) {
      this.environment = environment;
      this.attempt = attempt;
    }

    @Override
    public void run() {
      environment.timeUp(attempt);
    }
  }
}
