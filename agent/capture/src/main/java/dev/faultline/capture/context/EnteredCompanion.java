package dev.faultline.capture.context;

/** What is to be left on the thread that has entered it, when its scope is closed. */
final class EnteredCompanion {

  private final ContextCompanion companion;
  private final Object before;
  private final Thread thread = Thread.currentThread();

  EnteredCompanion(ContextCompanion companion, Object taken) {
    this.companion = companion;
    this.before = companion.enter(taken);
  }

  /** Does nothing on other threads. */
  void leave() {
    if (Thread.currentThread() == thread) {
      companion.leave(before);
    }
  }
}
