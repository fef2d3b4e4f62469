package dev.faultline.capture.story;

/**
 * What a throwable says about itself. Its methods may be the application's own and may throw,
 * return null or return themselves, so they are asked here only, on the agent's thread.
 */
final class ThrowableFacts {

  private static final StackTraceElement[] NO_FRAMES = {};
  private static final Throwable[] NONE = {};

  private ThrowableFacts() {}

  /** The cause, or null when there is none or it cannot be told. */
  static Throwable causeOf(Throwable throwable) {
    try {
      Throwable cause = throwable.getCause();
      return cause == throwable ? null : cause;
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

  /** The message, or null when there is none; when asking fails, a text that says so. */
  static String messageOf(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (Throwable ofItsOwn) {
      return "[its getMessage() threw " + ofItsOwn.getClass().getName() + "]";
    }
  }

  /** Innermost first; empty when there is none or it cannot be told. */
  static StackTraceElement[] stackTraceOf(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      return frames == null ? NO_FRAMES : frames;
    } catch (Throwable ofItsOwn) {
      return NO_FRAMES;
    }
  }
}
