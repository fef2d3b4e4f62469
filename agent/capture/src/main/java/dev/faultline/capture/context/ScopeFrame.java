package dev.faultline.capture.context;

/** One open scope in a thread's stack, and all below it. Immutable. */
final class ScopeFrame {

  /** The scope, or null for what is set while none is open. */
  final OpenScope scope;

  /** What holds in the scope. */
  final CaptureContext context;

  final ScopeFrame below;
  final int depth;

  /** Whether something was set in this very scope, so that it has a layer of its own. */
  private final boolean layered;

  /** Whether it started with what another thread took, so that the scopes below do not show. */
  private final boolean attached;

  private ScopeFrame(
      OpenScope scope,
      CaptureContext context,
      boolean layered,
      boolean attached,
      ScopeFrame below) {
    this.scope = scope;
    this.context = context;
    this.layered = layered;
    this.attached = attached;
    this.below = below;
    this.depth = below == null ? 1 : below.depth + 1;
  }

  /** What a thread has while no scope is open on it. */
  static ScopeFrame ofThread() {
    return new ScopeFrame(null, CaptureContext.EMPTY, false, false, null);
  }

  /** A scope in which holds what holds around it. */
  static ScopeFrame nested(OpenScope scope, ScopeFrame below) {
    CaptureContext context = below == null ? CaptureContext.EMPTY : below.context;
    return new ScopeFrame(scope, context, false, false, below);
  }

  /** A scope in which holds what was taken elsewhere. */
  static ScopeFrame attached(OpenScope scope, CaptureContext context, ScopeFrame below) {
    return new ScopeFrame(scope, context, false, true, below);
  }

  /** The scope after a change. */
  ScopeFrame with(ContextChange change, int breadcrumbs) {
    CaptureContext own = layered ? context : context.layer(breadcrumbs);
    return new ScopeFrame(scope, change.of(own), true, attached, below);
  }

  /** The same scope in others. */
  ScopeFrame on(ScopeFrame other) {
    CaptureContext around = other == null ? CaptureContext.EMPTY : other.context;
    CaptureContext seen = attached ? context : layered ? context.on(around) : around;
    return new ScopeFrame(scope, seen, layered, attached, other);
  }
}
