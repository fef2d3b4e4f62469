package dev.faultline.capture.context;

/** A scope as the thread knows it that opened it. Thread-safe. */
final class OpenScope {

  private final ThreadScopes owner;

  /** What held in the scope when it was closed; null while it is open. */
  private volatile CaptureContext last;

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

  /** What holds in the scope, or held when it was closed; null when it was never really open. */
  CaptureContext context() {
    ScopeFrame frame = owner.frameOf(this);
    return frame == null ? last : frame.context;
  }
}
