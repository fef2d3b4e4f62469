package dev.faultline.capture.context;

/** A scope as the thread knows it that opened it. Thread-safe. */
final class OpenScope {

  private final ThreadScopes owner;

  /** What held in the scope when it was closed; null while it is open. */
  private volatile CaptureContext last;

  /** Null for none, and when it has been left. */
  private volatile EnteredCompanion companion;

  OpenScope(ThreadScopes owner) {
    this.owner = owner;
  }

  /** The scopes of the thread that it was opened on. */
  ThreadScopes owner() {
    return owner;
  }

  void closed(CaptureContext context) {
    last = context;
  }

  /** This is to be left when the scope is closed. */
  void accompany(EnteredCompanion entered) {
    companion = entered;
  }

  void leaveCompanion() {
    EnteredCompanion entered = companion;
    if (entered != null) {
      companion = null;
      entered.leave();
    }
  }

  /** What holds in the scope, or held when it was closed; null when it was never really open. */
  CaptureContext context() {
    ScopeFrame frame = owner.frameOf(this);
    return frame == null ? last : frame.context;
  }
}
