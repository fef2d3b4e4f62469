package dev.faultline.resilience.breaker;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.setting.Configurable;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.time.Ticker;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Stops calls to what fails too often, and lets a few through after a while to see whether it still
 * does. Several guards may share one. Thread-safe and lock-free; a call that is let through while
 * closed costs one read, and nothing is made for it.
 *
 * <pre>
 * Admission admission = breaker.acquire();
 * if (admission == null) {
 *   refuse
 * }
 * call, then exactly once: breaker.record(admission, failed, nanos) or breaker.release(admission)
 * </pre>
 */
public final class CircuitBreaker implements Configurable<CircuitBreakerConfiguration> {

  private static final AtomicReferenceFieldUpdater<CircuitBreaker, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(CircuitBreaker.class, State.class, "state");

  private final String name;
  private final Ticker ticker;
  private final StateFactory states;
  // Read in every call, and so not behind a further reference.
  private volatile State state;
  private final CopyOnWriteArrayList<BreakerListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong listenerFailures = new AtomicLong();

  /** A closed breaker. */
  public CircuitBreaker(String name, CircuitBreakerConfiguration configuration, Ticker ticker) {
    this.name = name;
    this.ticker =
        SettingCheck.given("circuit-breaker.ticker", ticker, "give one, such as Ticker.SYSTEM");
    SettingCheck.given(
        "circuit-breaker.configuration",
        configuration,
        "give one, as CircuitBreakerConfiguration builds it");
    states = new StateFactory(ticker);
    state = states.first(configuration);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CircuitBreakerConfiguration configuration() {
    return state.configuration;
  }

  /** Whether {@link #record} looks at how long a call took, by its settings of the moment. */
  public boolean needsDurations() {
    return configuration().looksAtDurations();
  }

  /**
   * Asks to let a call through.
   *
   * @return what to hand back with the call's outcome; null when the call is refused
   */
  public Admission acquire() {
    State current = state;
    return current instanceof Closed ? current : acquireSlowly();
  }

  /**
   * As {@link #acquire} while the breaker is closed, for a call that is to hold nothing: an
   * admission that need not come back.
   *
   * @return null when it is not closed, and {@link #acquire} has to decide
   */
  public Admission acquireIfClosed() {
    State current = state;
    return current instanceof Closed ? current : null;
  }

  private Admission acquireSlowly() {
    for (; ; ) {
      State current = advanced();
      if (current instanceof Closed) {
        return current;
      }
      if (current instanceof Open) {
        return null;
      }
      return ((HalfOpen) current)
          .probation.admit(ticker.nanoTime(), current.configuration.probeDeadlineNanos());
    }
  }

  /** The state, with a delay that is over made an end of. */
  private State advanced() {
    for (; ; ) {
      State current = state;
      if (!(current instanceof Open) || ((Open) current).remaining(ticker.nanoTime()) > 0) {
        return current;
      }
      move(current, BreakerMode.HALF_OPEN, null);
    }
  }

  /**
   * Tells how a call ended. It counts for the state that admitted it: after a change it changes
   * nothing any more, and neither does a probe that took so long that another got its permit.
   *
   * @param admission what {@link #acquire} gave to the call
   * @param failed whether the call failed
   * @param durationNanos how long it took; looked at only if calls can be slow
   */
  public void record(Admission admission, boolean failed, long durationNanos) {
    record(admission, failed, durationNanos, null);
  }

  /**
   * As above.
   *
   * @param cause what listeners are told if this call is one too many; null for nothing
   */
  public void record(Admission admission, boolean failed, long durationNanos, Throwable cause) {
    if (admission instanceof Closed) {
      Closed admitted = (Closed) admission;
      boolean slow = admitted.isSlow(durationNanos);
      if (admitted.window.add(failed, slow, admitted.rule)) {
        open(admitted, cause);
      }
    } else {
      recordProbe((Probe) admission, failed, durationNanos, cause);
    }
  }

  private void open(Closed admitted, Throwable cause) {
    for (; ; ) {
      State current = state;
      // Settings may have changed since, with the window kept: then this still is its state.
      boolean sameWindow =
          current.mode == BreakerMode.CLOSED && ((Closed) current).window == admitted.window;
      if (!sameWindow || move(current, BreakerMode.OPEN, cause)) {
        return;
      }
    }
  }

  private void recordProbe(Probe probe, boolean failed, long durationNanos, Throwable cause) {
    // A probe that has settled must come to something.
    StackRoom.ensure();
    if (!probe.settle()) {
      return;
    }
    if (failed || state.configuration.tripRule().isSlow(durationNanos)) {
      endProbation(probe.probation, BreakerMode.OPEN, cause);
    } else if (probe.probation.succeeded(probe)) {
      endProbation(probe.probation, BreakerMode.CLOSED, null);
    }
  }

  private void endProbation(Probation probation, BreakerMode mode, Throwable cause) {
    for (; ; ) {
      State current = state;
      boolean same = current instanceof HalfOpen && ((HalfOpen) current).probation == probation;
      if (!same || move(current, mode, cause)) {
        return;
      }
    }
  }

  /**
   * Gives back an admission whose call says nothing: it was cancelled, or never made. A probe's
   * permit is free again.
   */
  public void release(Admission admission) {
    giveBack(admission);
  }

  /** As {@link #release}, for who does not know which breaker it is of. */
  public static void giveBack(Admission admission) {
    if (admission instanceof Probe) {
      StackRoom.ensure();
      Probe probe = (Probe) admission;
      if (probe.settle()) {
        probe.probation.release(probe);
      }
    }
  }

  /** Refuses all calls from now on, until {@link #reset} or {@link #forceClosed}. */
  public void forceOpen() {
    force(BreakerMode.FORCED_OPEN);
  }

  /** Lets all calls through from now on, until {@link #reset} or {@link #forceOpen}. */
  public void forceClosed() {
    force(BreakerMode.FORCED_CLOSED);
  }

  /** Closes the breaker and forgets all that was, that it was forced too. */
  public void reset() {
    for (; ; ) {
      if (move(state, BreakerMode.CLOSED, null)) {
        return;
      }
    }
  }

  private void force(BreakerMode mode) {
    for (; ; ) {
      State current = state;
      if (current.mode == mode || move(current, mode, null)) {
        return;
      }
    }
  }

  /**
   * Goes by other settings from now on. The mode stays and the time since when; a window stays if
   * it is of the same size, and so do probes if there are as many.
   */
  @Override
  public void reconfigure(CircuitBreakerConfiguration configuration) {
    for (; ; ) {
      State current = state;
      if (current.configuration.equals(configuration)
          || STATE.compareAndSet(this, current, current.with(configuration, states))) {
        return;
      }
    }
  }

  private boolean move(State from, BreakerMode mode, Throwable cause) {
    State to = states.after(from, mode);
    if (!STATE.compareAndSet(this, from, to)) {
      return false;
    }
    if (from.mode != mode) {
      tell(from, to, cause);
    }
    return true;
  }

  private void tell(State from, State to, Throwable cause) {
    if (listeners.isEmpty()) {
      return;
    }
    BreakerChange change = new BreakerChange(this, from, to, cause);
    for (BreakerListener listener : listeners) {
      try {
        listener.modeChanged(change);
      } catch (Throwable failure) {
        // The thread is the application's, whose call this has nothing to do with.
        listenerFailures.incrementAndGet();
      }
    }
  }

  /** Tells this one too from now on, once however often it is added. */
  public void addListener(BreakerListener listener) {
    listeners.addIfAbsent(listener);
  }

  /** Tells this one no more; one change that is under way may still be told. */
  public void removeListener(BreakerListener listener) {
    listeners.remove(listener);
  }

  /** How often a listener has failed. */
  public long listenerFailures() {
    return listenerFailures.get();
  }

  /**
   * The mode; if a delay is over, the breaker goes half-open for this first, so that whoever looks
   * sees it without a call.
   */
  public BreakerMode mode() {
    return advanced().mode;
  }

  /**
   * Nanoseconds until a call that would be refused now is worth trying again; 0 when it might be
   * let through now, {@link Long#MAX_VALUE} when that is not to be foreseen.
   */
  public long retryAfterNanos() {
    State current = state;
    long now = ticker.nanoTime();
    if (current instanceof Open) {
      return Math.max(0, ((Open) current).remaining(now));
    }
    return current instanceof HalfOpen
        ? ((HalfOpen) current).probation.remaining(now, current.configuration.probeDeadlineNanos())
        : 0;
  }

  /** The numbers of the calls that decide while closed; none in other modes. */
  public WindowFigures window() {
    return state.window();
  }

  /** For how long it has been in its modes since it was made, the present one included. */
  public TimeSpent timeSpent() {
    return state.spent(ticker.nanoTime());
  }

  /** How many changes of its mode there have been. */
  public long changes() {
    return state.number;
  }

  @Override
  public String toString() {
    State current = state;
    return "circuit breaker " + name + ": " + current.mode + ", " + current.window();
  }
}
