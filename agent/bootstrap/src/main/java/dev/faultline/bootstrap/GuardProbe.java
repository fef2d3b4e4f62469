package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;

/**
 * What guarded methods call. What leaves these methods as an exception is what the guard decided; a
 * failure behind them leaves the call as if it were not guarded.
 */
public final class GuardProbe {

  private static volatile GuardSink sink;

  private GuardProbe() {}

  /**
   * Turns the guards on, or off. Calls that are under way when it is turned off end as their
   * current attempt does.
   *
   * @param receiver where calls go from now on; null turns all guards off
   */
  public static void connect(GuardSink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
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
    GuardSink decides = sink;
    if (decides == null || guard == null) {
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
    GuardSink decides = sink;
    if (decides == null || admission == null) {
      return true;
    }
    try {
      return decides.returned(guard, admission, startedNanos);
    } catch (Throwable failure) {
      failed(decides, guard, failure);
      return true;
    }
  }

  /** Woven behind {@link #returned}. See {@link GuardSink#inspect}. */
  public static Object inspect(
      Object guard,
      Object admission,
      long startedNanos,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    GuardSink decides = sink;
    Object next = null;
    if (decides != null) {
      try {
        next = decides.inspect(guard, admission, startedNanos, result, receiver, arguments, lookup);
      } catch (Throwable failure) {
        failed(decides, guard, failure);
      }
    }
    return next == null ? GuardOutcome.returning(result) : thrownOrNext(next);
  }

  /** Woven where an exception leaves an attempt. See {@link GuardSink#threw}. */
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
    GuardSink decides = sink;
    Object next = null;
    if (decides != null && admitted != null) {
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
        failed(decides, guard, failure);
      }
    }
    if (next == null) {
      if (!refused) {
        ProbeFailures.<RuntimeException>rethrow(thrown);
      }
      // The guard that refused is gone or broken: the body is run, unguarded.
      return null;
    }
    return thrownOrNext(next);
  }

  private static Object thrownOrNext(Object next) {
    if (next instanceof GuardOutcome && ((GuardOutcome) next).thrown() != null) {
      ProbeFailures.<RuntimeException>rethrow(((GuardOutcome) next).thrown());
    }
    return next;
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
