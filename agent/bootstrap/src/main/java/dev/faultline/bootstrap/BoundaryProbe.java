package dev.faultline.bootstrap;

/**
 * What woven classes of the JDK and of libraries call where exceptions leave the user's code, or
 * are reported. No exception leaves these methods, whatever happens behind them.
 */
public final class BoundaryProbe {

  /** A thread is dying of the exception. */
  public static final int UNCAUGHT = 0;

  /** A future, and so an executor, has taken the exception. */
  public static final int FUTURE = 1;

  /** A reflective call, a proxy or a class's initializer has taken the exception. */
  public static final int REFLECTION = 2;

  /** A logger was given the exception. */
  public static final int LOG = 3;

  /** A future has given the exception to somebody who asked for it. */
  public static final int ASKED = 4;

  /** A fork of a structured scope, which interrupts those it needs no more, has ended with it. */
  public static final int SUBTASK = 5;

  private static volatile BoundarySink sink;

  private BoundaryProbe() {}

  /**
   * Turns the probes on, or off.
   *
   * @param receiver where calls go from now on; null turns all probes off
   */
  public static void connect(BoundarySink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
  }

  /** Woven where an exception reaches a boundary. See {@link BoundarySink#reached}. */
  public static void reached(Throwable throwable, int boundary, String detail) {
    BoundarySink receiver = sink;
    if (receiver == null || throwable == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.reached(throwable, boundary, detail);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, boundary, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /**
   * Woven where a logger has decided to log. See {@link BoundarySink#logged}.
   *
   * @param throwable what was given as the exception; may be null
   * @param message what was given as the message: an exception there counts too when {@code
   *     throwable} is null
   */
  public static void logged(Throwable throwable, Object message, String logger, String level) {
    BoundarySink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable given = throwable;
    if (given == null) {
      if (!(message instanceof Throwable)) {
        return;
      }
      given = (Throwable) message;
    }
    Throwable stop = null;
    try {
      receiver.logged(given, logger, level);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, LOG, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  /** The same for loggers whose levels are numbers: those of Commons Logging and of SLF4J. */
  public static void logged(Throwable throwable, Object message, String logger, int level) {
    if (throwable != null || message instanceof Throwable) {
      logged(throwable, message, logger, nameOf(level));
    }
  }

  /** Commons Logging numbers its levels from 1 on, SLF4J in steps of ten: they do not collide. */
  private static String nameOf(int level) {
    switch (level) {
      case 0:
      case 1:
        return "TRACE";
      case 2:
      case 10:
        return "DEBUG";
      case 3:
      case 20:
        return "INFO";
      case 4:
      case 30:
        return "WARN";
      case 5:
      case 40:
        return "ERROR";
      case 6:
        return "FATAL";
      default:
        return null;
    }
  }

  /** Counts a failure; returns it when it was not ours, so that it must go on, else null. */
  private static Throwable failed(BoundarySink receiver, int boundary, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      return failure;
    }
    receiver.failed(boundary, failure);
    return null;
  }
}
