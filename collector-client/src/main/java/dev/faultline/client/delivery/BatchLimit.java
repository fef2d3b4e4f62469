package dev.faultline.client.delivery;

/**
 * How large a batch may be for the backend, as far as its refusals have shown: half of what it
 * found too large, and from there slowly more again, as long as it takes what comes near to that. A
 * single event that is too large says nothing of batches. Used by the export thread alone.
 */
final class BatchLimit {
  /** So many batches, each nearly as large as may be, until one of the refused size is tried. */
  private static final int STEPS = 128;

  private long bytes = Long.MAX_VALUE;
  private long step;

  /** How large, in bytes; a single larger event is sent all the same. */
  long bytes() {
    return bytes;
  }

  /** The backend found a batch of several events too large. */
  void tooLarge(long batchBytes) {
    bytes = Math.max(1, Math.min(bytes, batchBytes) / 2);
    step = Math.max(1, bytes / STEPS);
  }

  /** The backend took a batch. */
  void taken(long batchBytes) {
    // Smaller ones say nothing. Without a refusal there is nothing to grow.
    if (bytes != Long.MAX_VALUE && batchBytes > bytes / 2) {
      bytes += step;
    }
  }

  /** It is another backend from now on. */
  void forget() {
    bytes = Long.MAX_VALUE;
  }
}
