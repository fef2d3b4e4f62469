package dev.faultline.bootstrap;

/**
 * What methods call that are measured. No exception leaves these methods, whatever happens behind
 * them.
 */
public final class MethodProbe {

  private static volatile MethodSink sink;

  private MethodProbe() {}

  /**
   * Turns the probes on, or off.
   *
   * @param receiver where calls go from now on; null turns all probes off
   */
  public static void connect(MethodSink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
  }

  /**
   * Woven before each return of a measured method.
   *
   * @param enteredNanos {@link System#nanoTime} at the method's beginning
   */
  public static void returned(long enteredNanos, int method) {
    called(enteredNanos, method, false);
  }

  /**
   * Woven where an exception leaves a measured method.
   *
   * @param enteredNanos {@link System#nanoTime} at the method's beginning
   */
  public static void threw(long enteredNanos, int method) {
    called(enteredNanos, method, true);
  }

  private static void called(long enteredNanos, int method, boolean threw) {
    MethodSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.called(method, System.nanoTime() - enteredNanos, threw);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, method, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /** Counts a failure; returns it when it was not ours, so that it must go on, else null. */
  private static Throwable failed(MethodSink receiver, int method, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      return failure;
    }
    receiver.failed(method, failure);
    return null;
  }
}
