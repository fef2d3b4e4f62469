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
      Probe.<RuntimeException>rethrow(stop);
    }
  }

  /** Counts a failure; returns it when it was not ours, so that it must go on, else null. */
  private static Throwable failed(ProbeSink receiver, int site, Throwable failure) {
    if (isThreadStop(failure)) {
      return failure;
    }
    receiver.failed(site, failure);
    return null;
  }

  /**
   * {@code Thread.stop} is meant for the application's thread, not for us: swallowing it would undo
   * it.
   */
  private static boolean isThreadStop(Throwable failure) {
    // By name: ThreadDeath is deprecated for removal.
    return "java.lang.ThreadDeath".equals(failure.getClass().getName());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable throwable) throws T {
    throw (T) throwable;
  }
}
