package dev.faultline.bootstrap;

/**
 * What woven code calls. No exception leaves these methods, whatever happens behind them: the
 * application must go on exactly as it would have without the agent.
 */
public final class Probe {

  private static volatile ProbeSink sink;

  private Probe() {}

  /**
   * Turns the probes on, or off.
   *
   * @param receiver where calls go from now on; null turns all probes off
   */
  public static void connect(ProbeSink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
  }

  /** Woven before each {@code athrow} of an in-app class. See {@link ProbeSink#thrown}. */
  public static void thrown(Throwable throwable, int site, Object[] locals) {
    ProbeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.thrown(throwable, site, locals);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, site, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /** Woven at the entry of exception handlers of in-app classes. See {@link ProbeSink#caught}. */
  public static void caught(Throwable throwable, int site) {
    ProbeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.caught(throwable, site);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, site, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /** Woven where an exception leaves a method. See {@link ProbeSink#exited}. */
  public static void exited(Throwable throwable, int site, Object[] locals) {
    ProbeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.exited(throwable, site, locals);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, site, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /**
   * Woven where an exception leaves a {@code finally} block that another one has entered. See
   * {@link ProbeSink#replaced}.
   *
   * @param entered an object of any class: the verifier is not asked what a local is good for
   */
  public static void replaced(Throwable by, Object entered, int site) {
    ProbeSink receiver = sink;
    if (receiver == null || by == entered || !(entered instanceof Throwable)) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.replaced((Throwable) entered, by, site);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, site, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /** Counts a failure; returns it when it was not ours, so that it must go on, else null. */
  private static Throwable failed(ProbeSink receiver, int site, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      return failure;
    }
    receiver.failed(site, failure);
    return null;
  }
}
