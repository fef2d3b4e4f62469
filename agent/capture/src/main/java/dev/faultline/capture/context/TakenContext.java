package dev.faultline.capture.context;

/** What a thread's scopes held, and what else it was in the middle of. Immutable. */
final class TakenContext {

  /** Null when they held nothing. */
  final CaptureContext scopes;

  /** Not null. */
  final Object companion;

  TakenContext(CaptureContext scopes, Object companion) {
    this.scopes = scopes;
    this.companion = companion;
  }
}
