package dev.faultline.bootstrap;

/** What becomes of a failure behind a probe: the application never sees it. */
final class ProbeFailures {

  private ProbeFailures() {}

  /** Has this class linked now, and not by a thread that has run out of stack. */
  static void prepare() {
    isThreadStop(null);
  }

  /**
   * Whether the failure was meant for the application's thread and not for us: swallowing {@code
   * Thread.stop} would undo it.
   */
  static boolean isThreadStop(Throwable failure) {
    // By name: ThreadDeath is deprecated for removal.
    return failure != null && "java.lang.ThreadDeath".equals(failure.getClass().getName());
  }

  /** Throws anything, checked or not. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> void rethrow(Throwable throwable) throws T {
    throw (T) throwable;
  }
}
