package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;
import dev.faultline.guards.standard.BreakerTimes.BreakerState;
import dev.faultline.resilience.breaker.BreakerChange;
import dev.faultline.resilience.breaker.BreakerListener;
import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import java.lang.ref.WeakReference;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * What is looked at of the guards of methods of one name: there may be overloads, and several
 * deployments. Keeps neither breakers nor bulkheads. Thread-safe, lock-free.
 */
final class MethodStates {

  private final ApplicationRegistry registry;
  private final Attributes tags;
  private final BreakerTimes times = new BreakerTimes();
  private final CopyOnWriteArrayList<Places> places = new CopyOnWriteArrayList<>();
  private final AtomicBoolean timesWatched = new AtomicBoolean();
  private final AtomicBoolean runningWatched = new AtomicBoolean();
  private final AtomicBoolean waitingWatched = new AtomicBoolean();

  /** Null as long as there is no breaker. */
  private volatile Count opened;

  MethodStates(ApplicationRegistry registry, String method) {
    this.registry = registry;
    this.tags = MethodMeters.tags(method);
  }

  /**
   * Looks at this one too.
   *
   * @throws ReflectiveOperationException when the registry refuses to ask for it
   */
  void add(CircuitBreaker breaker) throws ReflectiveOperationException {
    opened = registry.count(StandardMetric.BREAKER_OPENED, tags);
    if (times.add(breaker)) {
      breaker.addListener(new Opened(this));
    }
    if (!timesWatched.compareAndSet(false, true)) {
      return;
    }
    for (final BreakerState state : BreakerState.values()) {
      registry.watch(
          StandardMetric.BREAKER_STATE,
          MethodMeters.with(tags, "state", state.tag()),
          new LongSupplier() {
            @Override
            public long getAsLong() {
              return times.nanos(state);
            }
          });
    }
  }

  /**
   * Looks at this one too.
   *
   * @throws ReflectiveOperationException when the registry refuses to ask for it
   */
  void add(Places its) throws ReflectiveOperationException {
    boolean known = false;
    for (Places one : places) {
      known |= one.isOfTheSame(its);
      if (one.isGone()) {
        places.remove(one);
      }
    }
    if (!known) {
      places.add(its);
    }
    if (runningWatched.compareAndSet(false, true)) {
      registry.watch(
          StandardMetric.RUNNING,
          tags,
          new LongSupplier() {
            @Override
            public long getAsLong() {
              return running();
            }
          });
    }
    if (its.mayWait() && waitingWatched.compareAndSet(false, true)) {
      registry.watch(
          StandardMetric.WAITING,
          tags,
          new LongSupplier() {
            @Override
            public long getAsLong() {
              return waiting();
            }
          });
    }
  }

  private long running() {
    long sum = 0;
    for (Places one : places) {
      sum += one.running();
    }
    return sum;
  }

  private long waiting() {
    long sum = 0;
    for (Places one : places) {
      sum += one.waiting();
    }
    return sum;
  }

  /** Counts how often a breaker opens, which keeps this longer than the application does. */
  private static final class Opened extends WeakReference<MethodStates> implements BreakerListener {

    Opened(MethodStates states) {
      super(states);
    }

    @Override
    public void modeChanged(BreakerChange change) {
      MethodStates states = get();
      if (states == null) {
        change.breaker().removeListener(this);
      } else if (change.from() == BreakerMode.CLOSED && change.to() == BreakerMode.OPEN) {
        states.opened.add(1);
      }
    }
  }
}
