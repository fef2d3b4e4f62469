package dev.faultline.collector;

/**
 * How large request bodies may be, unpacked.
 *
 * @param maxBodyBytes one of them
 * @param allBodiesBytes all that are dealt with at the same time
 */
record BodyLimits(long maxBodyBytes, long allBodiesBytes) {

  /** The OpenTelemetry Collector's default. */
  private static final long MAX_BODY_BYTES = 20L * 1024 * 1024;

  private static final long MIN_BODY_BYTES = 1024 * 1024;

  /** Decoded, a body takes several times its size. */
  private static final int HEAP_PER_BODY_BYTE = 16;

  /**
   * @param maxHeap in bytes, of which half may go into one request
   */
  static BodyLimits forHeap(long maxHeap) {
    long all = Math.max(2 * MIN_BODY_BYTES, maxHeap / HEAP_PER_BODY_BYTE);
    return new BodyLimits(Math.min(MAX_BODY_BYTES, all / 2), all);
  }
}
