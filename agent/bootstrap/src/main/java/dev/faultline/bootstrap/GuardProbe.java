package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;

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

  /** In nearly all programs all that there are. */
  private static final int FIRST = 1 << 8;

  /**
   * What the sink says of the first methods, by their numbers; null for those to ask it about. An
   * array that stays, so that the JIT compiler knows where it is: a call need not go through the
   * sink.
   */
  private static final CallGuardSource[] SOURCES = new CallGuardSource[FIRST];

  /** Null while all guards are off; {@link #SOURCES} are of no use then. */
  private static volatile GuardSink sink;

  private GuardProbe() {}

  /**
   * Turns the guards on, or off. Calls that are under way end with the guard that they began with.
   *
   * @param receiver where calls go from now on; null turns all guards off
   */
  public static void connect(GuardSink receiver) {
    ProbeFailures.prepare();
    synchronized (SOURCES) {
      // Whoever is connected already has told what there is to find.
      if (sink != receiver) {
        sink = receiver;
        Arrays.fill(SOURCES, null);
      }
    }
  }

  /**
   * Has calls of a method find their guards without asking for it. Does nothing for a sink that is
   * not connected.
   *
   * @param source null to forget it
   */
  public static void find(GuardSink by, int number, CallGuardSource source) {
    if (number < FIRST) {
      synchronized (SOURCES) {
        if (sink == by) {
          SOURCES[number] = source;
        }
      }
    }
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
   * Woven where a call begins.
   *
   * @param on the receiver; for a static method its class
   * @return null when the call is not guarded
   */
  public static CallGuard guard(int number, Object on) {
    GuardSink decides = sink;
    if (decides == null) {
      return null;
    }
    if (anyLost) {
      recover(decides);
    }
    try {
      CallGuardSource source = number < FIRST ? SOURCES[number] : null;
      if (source == null) {
        source = decides.source(number);
      }
      // No method of Class itself is guarded: this one is the class of a static method.
      return source.guardOf(on instanceof Class ? (Class<?>) on : on.getClass());
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
  public static Object enter(CallGuard guard, Object receiver) {
    if (guard == null) {
      return null;
    }
    Object admission = null;
    try {
      admission = guard.enter(receiver);
    } catch (Throwable failure) {
      failed(sink, guard, failure);
    }
    if (admission instanceof GuardRefused) {
      ProbeFailures.<RuntimeException>rethrow((GuardRefused) admission);
    }
    return admission;
  }

  /** Woven where an attempt begins. See {@link CallGuard#clock}. */
  public static long clock(CallGuard guard) {
    if (guard == null) {
      return 0;
    }
    try {
      return guard.clock();
    } catch (Throwable failure) {
      failed(sink, guard, failure);
      return 0;
    }
  }

  /**
   * Woven where an attempt returns.
   *
   * @return false when {@link #inspect} is to be called
   */
  public static boolean returned(CallGuard guard, Object admission, long startedNanos) {
    if (admission == null) {
      return true;
    }
    try {
      return guard.returned(admission, startedNanos);
    } catch (Throwable failure) {
      // No call before this: there may be no room for one.
      LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admission;
      anyLost = true;
      failed(sink, guard, failure);
      return true;
    }
  }

  /** Woven behind {@link #returned}. See {@link CallGuard#inspect}; throws nothing itself. */
  public static Object inspect(
      CallGuard guard,
      Object admission,
      long startedNanos,
      Object result,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    Object next = null;
    try {
      next = guard.inspect(admission, startedNanos, result, receiver, arguments, lookup);
    } catch (Throwable failure) {
      LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admission;
      anyLost = true;
      failed(sink, guard, failure);
    }
    return next == null ? GuardOutcome.returning(result) : next;
  }

  /**
   * Woven where an exception leaves an attempt. See {@link CallGuard#threw}; throws nothing itself.
   *
   * @return null when the body is to be run, unguarded
   */
  public static Object threw(
      CallGuard guard,
      Object admission,
      long startedNanos,
      Throwable thrown,
      Object receiver,
      Object[] arguments,
      MethodHandles.Lookup lookup) {
    boolean refused = thrown instanceof GuardRefused;
    Object admitted = refused ? ((GuardRefused) thrown).admission() : admission;
    Object next = null;
    if (admitted != null) {
      try {
        next =
            guard.threw(
                admitted, startedNanos, refused ? null : thrown, receiver, arguments, lookup);
      } catch (Throwable failure) {
        LOST[(nextLost++ << 3 | (int) startedNanos & 7) & LostAdmissions.LAST] = admitted;
        anyLost = true;
        failed(sink, guard, failure);
      }
    }
    // A guard that refused and is broken: the body is run.
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

  /**
   * Tells of a failure of ours; lets one go on that was meant for the application's thread.
   *
   * @param decides null when there is nobody to tell
   */
  private static void failed(GuardSink decides, Object guard, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      ProbeFailures.<RuntimeException>rethrow(failure);
    }
    if (decides == null) {
      return;
    }
    try {
      decides.failed(guard, failure);
    } catch (Throwable outOfStackOrMemory) {
      // Even this call may not fit: the application matters more than the count.
    }
  }
}
