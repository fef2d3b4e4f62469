package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What guarded methods call. What leaves these methods as an exception is what the guard decided; a
 * failure behind them leaves the call as if it were not guarded.
 */
public final class GuardProbe {

  /**
   * Admissions whose end could not be told, null where there is none; see {@link LostAdmissions}.
   * Here, because methods that are out of stack can link no other class than this, which they have
   * called.
   */
  public static final Object[] LOST = new Object[LostAdmissions.LAST + 1];

  /** The number of the next slot of {@link #LOST}. */
  public static int nextLost;

  /** Written behind a slot of {@link #LOST}. */
  public static volatile boolean anyLost;

  private static volatile GuardSink sink;

  /**
   * Sinks that were turned off: calls that are under way end with the one that they began with,
   * which they keep alive themselves. Null for none.
   */
  private static volatile Reference<?>[] former;

  private GuardProbe() {}

  /**
   * Turns the guards on, or off. Calls that are under way end with the guard that they began with,
   * as long as this keeps its sink reachable.
   *
   * @param receiver where calls go from now on; null turns all guards off
   */
  public static void connect(GuardSink receiver) {
    ProbeFailures.prepare();
    GuardSink before = sink;
    if (before != null && before != receiver) {
      former = formerAnd(before);
    }
    sink = receiver;
  }

  private static Reference<?>[] formerAnd(GuardSink last) {
    List<Reference<?>> all = new ArrayList<>();
    if (former != null) {
      for (Reference<?> one : former) {
        if (one.get() != null) {
          all.add(one);
        }
      }
    }
    all.add(new WeakReference<>(last));
    return all.toArray(new Reference<?>[0]);
  }

  /** To be told of a call that is under way; null when there is nobody any more. */
  private static GuardSink sinkOf(Object guard) {
    return former == null ? sink : formerOf(guard);
  }

  private static GuardSink formerOf(Object guard) {
    GuardSink now = sink;
    if (now != null && now.made(guard)) {
      return now;
    }
    for (Reference<?> one : former) {
      GuardSink turnedOff = (GuardSink) one.get();
      if (turnedOff != null && turnedOff.made(guard)) {
        return turnedOff;
      }
    }
    return now;
  }

  /**
   * Woven at the beginning of methods whose result comes later.
   *
   * @param number of the guarded method
   * @return null when the body is to be run
   */
  public static GuardOutcome start(
      int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup) {
    GuardSink decides = sink;
    if (decides == null) {
      return null;
    }
    if (anyLost) {
      recover(decides);
    }
    GuardOutcome outcome = null;
    try {
      outcome = decides.start(number, receiver, arguments, lookup);
    } catch (Throwable failure) {
      failed(decides, number, failure);
    }
    if (outcome != null && outcome.thrown() != null) {
      ProbeFailures.<RuntimeException>rethrow(outcome.thrown());
    }
    return outcome;
  }

  /**
   * Woven where a call begins. See {@link GuardSink#guard}.
   *
   * @return null when the call is not guarded
   */
  public static Object guard(int number, Object on) {
    GuardSink decides = sink;
    if (decides == null) {
      return null;
    }
    if (anyLost) {
      recover(decides);
    }
    try {
      return decides.guard(number, on);
    } catch (Throwable failure) {
      failed(decides, number, failure);
      return null;
    }
  }

  /**
   * Woven where a call begins, behind {@link #guard}.
   *
   * @return an admission; null when the call is not guarded
   */
  public static Object enter(Object guard, Object receiver) {
    GuardSink decides = sink;
    if (decides == null || guard == null) {
      return null;
    }
    Object admission = null;
    try {
      admission = decides.enter(guard, receiver);
    } catch (Throwable failure) {
      failed(decides, guard, failure);
    }
    if (admission instanceof GuardRefused) {
      ProbeFailures.<RuntimeException>rethrow((GuardRefused) admission);
    }
    return admission;
  }

  /** Woven where an attempt begins. See {@link GuardSink#clock}. */
  public static long clock(Object guard) {
    GuardSink decides = guard == null ? null : sinkOf(guard);
    if (decides == null) {
      return 0;
    }
    try {
      return decides.clock(guard);
    } catch (Throwable failure) {
      failed(decides, guard, failure);
      return 0;
    }
  }

  /**
   * Woven where an attempt returns.
   *
   * @return false when {@link #inspect} is to be called
   */
  public static boolean returned(Object guard, Object admission, long startedNanos) {
    GuardSink decides = admission == null ? null : sinkOf(guard);
    if (decides == null) {
      return true;
    }
    try {
      return decides.returned(guard, admission, startedNanos);
    } catch (Throwable failure) {
      // No call before this: there may be no room for one.
      LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admission;
      anyLost = true;
      failed(decides, guard, failure);
      return true;
    }
  }

  /** Woven behind {@link #returned}. See {@link GuardSink#inspect}; throws nothing itself. */
  public static Object inspect(
      Object guard,
      Object admission,
      long startedNanos,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    GuardSink decides = sinkOf(guard);
    Object next = null;
    if (decides != null) {
      try {
        next = decides.inspect(guard, admission, startedNanos, result, receiver, arguments, lookup);
      } catch (Throwable failure) {
        LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admission;
        anyLost = true;
        failed(decides, guard, failure);
      }
    }
    return next == null ? GuardOutcome.returning(result) : next;
  }

  /**
   * Woven where an exception leaves an attempt. See {@link GuardSink#threw}; throws nothing itself.
   *
   * @return null when the body is to be run, unguarded
   */
  public static Object threw(
      Object guard,
      Object admission,
      long startedNanos,
      Throwable thrown,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    boolean refused = thrown instanceof GuardRefused;
    Object admitted = refused ? ((GuardRefused) thrown).admission() : admission;
    GuardSink decides = admitted == null ? null : sinkOf(guard);
    Object next = null;
    if (decides != null) {
      try {
        next =
            decides.threw(
                guard,
                admitted,
                startedNanos,
                refused ? null : thrown,
                receiver,
                arguments,
                lookup);
      } catch (Throwable failure) {
        LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admitted;
        anyLost = true;
        failed(decides, guard, failure);
      }
    }
    // A guard that refused and is gone or broken: the body is run.
    return next == null && !refused ? GuardOutcome.throwing(thrown) : next;
  }

  /** What other calls hold that they could not give back stands in the way of this one. */
  private static void recover(GuardSink decides) {
    try {
      decides.recover();
    } catch (Throwable noRoomHereEither) {
      // Another call will do it.
    }
  }

  /** Tells of a failure of ours; lets one go on that was meant for the application's thread. */
  private static void failed(GuardSink decides, Object guard, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      ProbeFailures.<RuntimeException>rethrow(failure);
    }
    try {
      decides.failed(guard, failure);
    } catch (Throwable outOfStackOrMemory) {
      // Even this call may not fit: the application matters more than the count.
    }
  }
}
