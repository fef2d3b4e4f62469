package dev.faultline.capture.context;

/** What one call of the facade changes. Immutable: a change may have to be made twice. */
interface ContextChange {

  /** The layer after the change. */
  CaptureContext of(CaptureContext layer);
}
