package dev.faultline.client.throwable;

/** Asks an exception: its code may be the application's own, and throw whatever it likes. */
final class ThrowableAnswers {
  private static final StackTraceElement[] NO_FRAMES = {};
  private static final Throwable[] NONE = {};

  private ThrowableAnswers() {}

  /** Null when there is none. */
  static Throwable causeOf(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable ofItsOwn) {
      return null;
    }
  }

  static Throwable[] suppressedBy(Throwable throwable) {
    try {
      return throwable.getSuppressed();
    } catch (Throwable outOfMemory) {
      return NONE;
    }
  }

  /** Null when there is none. */
  static String messageOf(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (Throwable ofItsOwn) {
      return "[its getMessage() threw " + ofItsOwn.getClass().getName() + "]";
    }
  }

  /** Empty when there is none. */
  static StackTraceElement[] stackTraceOf(Throwable throwable) {
    try {
      StackTraceElement[] trace = throwable.getStackTrace();
      return trace == null ? NO_FRAMES : trace;
    } catch (Throwable ofItsOwn) {
      return NO_FRAMES;
    }
  }
}
