package dev.faultline.resilience.timeout;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts the thread on which an attempt runs when its time is up, unless the attempt has ended
 * before, and takes back the interrupt that it made, and no other, when the attempt ends.
 *
 * <p>A thread has one interrupt status, whoever interrupts it and however often. So an interrupt
 * that is there already is somebody else's and stays: this one then makes none of its own. If that
 * other belongs to a timeout further in on the same thread, which takes it back when it ends, it is
 * made again for this one. An interrupt from elsewhere between the two cannot be told from ours,
 * and is taken back with it.
 *
 * <p>{@link #start} and {@link #end} belong to the attempt's thread; {@link #run} is for the
 * timer's, and {@link #abandon} for any.
 */
public final class Interruption implements Runnable {

  /** The attempt is under way. */
  private static final int RUNNING = 0;

  /** Its time is up, and its thread is about to be interrupted. */
  private static final int FIRING = 1;

  /** The thread was interrupted by this one. */
  private static final int INTERRUPTED = 2;

  /** Time is up, but the thread had been interrupted already. */
  private static final int FOUND_INTERRUPTED = 3;

  /** The attempt ended in time. */
  private static final int ENDED = 4;

  /** The thread is being interrupted at this very moment, which had not been before. */
  private static final int INTERRUPTING = 5;

  /** So often another thread is given way to before this one sleeps for a moment. */
  private static final int YIELDS = 100;

  /** About a second: whoever interrupts a thread must not hold it up for long. */
  private static final int LOOKS = YIELDS + 1_000;

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Of each thread the innermost attempt that may be interrupted, in an array: its state, and the
   * same of the attempt around it. All of classes of the JDK, as the outer array stays with the
   * thread, and nobody may be left to take the inner ones away.
   */
  private static final ThreadLocal<Object[]> INNERMOST = new ThreadLocal<>();

  private final AtomicInteger state = new AtomicInteger(RUNNING);
  private final Thread thread;
  private final Object[] innermost;

  /** Null when there is none around it. */
  private final Object[] outer;

  private Interruption(Thread thread, Object[] innermost) {
    this.thread = thread;
    this.innermost = innermost;
    Object[] around = (Object[]) innermost[0];
    while (around != null && stateOf(around).get() == ENDED) {
      // Its own thread could not take it away.
      around = aroundOf(around);
    }
    outer = around;
  }

  private static AtomicInteger stateOf(Object[] attempt) {
    return (AtomicInteger) attempt[0];
  }

  private static Object[] aroundOf(Object[] attempt) {
    return (Object[]) attempt[1];
  }

  /** Begins an attempt on the current thread. It must be ended on it, after all begun later. */
  public static Interruption start() {
    Object[] innermost = INNERMOST.get();
    if (innermost == null) {
      innermost = new Object[1];
      INNERMOST.set(innermost);
    }
    Interruption started = new Interruption(Thread.currentThread(), innermost);
    innermost[0] = new Object[] {started.state, started.outer};
    return started;
  }

  /**
   * Time is up: does nothing when the attempt has ended. May run code of the application's, which
   * may take its time: a thread can override what interrupts it, and a channel that it is in is
   * closed.
   */
  @Override
  public void run() {
    if (!state.compareAndSet(RUNNING, FIRING)) {
      return;
    }
    int now = INTERRUPTED;
    try {
      if (thread.isInterrupted()) {
        now = FOUND_INTERRUPTED;
      } else {
        state.set(INTERRUPTING);
        thread.interrupt();
      }
    } catch (Throwable itsOwn) {
      // Nobody else's business.
    } finally {
      state.set(now);
    }
  }

  /**
   * Ends the attempt; nothing interrupts the thread on its account any more.
   *
   * @return whether its time was up before
   */
  public boolean end() {
    // First: for whoever is out of stack after this, nothing is left that interrupts the thread.
    boolean inTime = state.compareAndSet(RUNNING, ENDED);
    innermost[0] = outer;
    if (inTime) {
      return false;
    }
    if (settled(state, true) == INTERRUPTED) {
      Thread.interrupted();
      passOn();
    }
    return true;
  }

  /** Whether the attempt's time is up, as far as is known while it is under way. */
  public boolean isTimeUp() {
    return state.get() != RUNNING;
  }

  /**
   * Ends the attempt on behalf of its thread, which could not: nothing interrupts that on its
   * account any more. An interrupt that was made before stays.
   */
  public void abandon() {
    state.compareAndSet(RUNNING, ENDED);
  }

  /**
   * The state once whoever interrupts this thread has done so.
   *
   * @param own whether it is this attempt's, so that an interrupt which is there is taken back
   */
  private static int settled(AtomicInteger state, boolean own) {
    int now = state.get();
    for (int i = 0; (now == FIRING || now == INTERRUPTING) && i < LOOKS; i++) {
      if (own && now == INTERRUPTING && Thread.interrupted()) {
        // What else is to be done for it may last.
        return INTERRUPTED;
      }
      if (i < YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(MOMENT_NANOS);
      }
      now = state.get();
    }
    return now;
  }

  /** Attempts around this one that found the interrupt which is taken back need their own. */
  private void passOn() {
    for (Object[] around = outer; around != null; around = aroundOf(around)) {
      if (settled(stateOf(around), false) == FOUND_INTERRUPTED) {
        thread.interrupt();
        stateOf(around).set(INTERRUPTED);
        return;
      }
    }
  }
}
