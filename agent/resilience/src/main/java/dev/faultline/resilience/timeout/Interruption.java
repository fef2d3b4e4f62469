package dev.faultline.resilience.timeout;

import java.util.concurrent.atomic.AtomicInteger;

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

  /** Its time is up and its thread is being interrupted at this very moment. */
  private static final int FIRING = 1;

  /** The thread was interrupted by this one. */
  private static final int INTERRUPTED = 2;

  /** Time is up, but the thread had been interrupted already. */
  private static final int FOUND_INTERRUPTED = 3;

  /** The attempt ended in time. */
  private static final int ENDED = 4;

  /**
   * Of each thread the innermost attempt that may be interrupted, in an array: its state, and the
   * same of the attempt around it. All of classes of the JDK, as nobody may be left to take it away
   * from the thread.
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

  /** Time is up: does nothing when the attempt has ended. */
  @Override
  public void run() {
    if (!state.compareAndSet(RUNNING, FIRING)) {
      return;
    }
    if (thread.isInterrupted()) {
      state.set(FOUND_INTERRUPTED);
    } else {
      thread.interrupt();
      state.set(INTERRUPTED);
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
    if (outer == null) {
      INNERMOST.remove();
    }
    if (inTime) {
      return false;
    }
    if (settled(state) == INTERRUPTED) {
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

  /** The state once the timer's thread has done what it is just doing: a few instructions. */
  private static int settled(AtomicInteger state) {
    int now = state.get();
    while (now == FIRING) {
      Thread.yield();
      now = state.get();
    }
    return now;
  }

  /** Attempts around this one that found the interrupt which is taken back need their own. */
  private void passOn() {
    for (Object[] around = outer; around != null; around = aroundOf(around)) {
      if (settled(stateOf(around)) == FOUND_INTERRUPTED) {
        thread.interrupt();
        stateOf(around).set(INTERRUPTED);
        return;
      }
    }
  }
}
