package dev.faultline.bootstrap;

/**
 * What methods call into which faults are injected. What leaves these methods as an exception is
 * the fault; a failure behind them leaves the call as it would have been.
 */
public final class FaultProbe {

  private static volatile FaultSink sink;

  private FaultProbe() {}

  /**
   * Turns the faults on, or off.
   *
   * @param receiver where calls go from now on; null turns all faults off
   */
  public static void connect(FaultSink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
  }

  /**
   * Woven at the beginning of methods. See {@link FaultSink#meet}.
   *
   * @return null when the body is to be run
   */
  public static GuardOutcome meet(int method, Class<?> declaring) {
    FaultSink decides = sink;
    if (decides == null) {
      return null;
    }
    GuardOutcome outcome = null;
    try {
      outcome = decides.meet(method, declaring);
    } catch (Throwable failure) {
      failed(decides, method, failure);
    }
    if (outcome != null && outcome.thrown() != null) {
      ProbeFailures.<RuntimeException>rethrow(outcome.thrown());
    }
    return outcome;
  }

  private static void failed(FaultSink decides, int method, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      ProbeFailures.<RuntimeException>rethrow(failure);
    }
    try {
      decides.failed(method, failure);
    } catch (Throwable outOfStackOrMemory) {
      // Even this call may not fit: the application matters more than the count.
    }
  }
}
