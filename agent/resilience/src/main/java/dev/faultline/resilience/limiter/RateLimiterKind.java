package dev.faultline.resilience.limiter;

/** How a rate limiter spreads its permits over time. */
public enum RateLimiterKind {
  /**
   * One permit after the other at even distances. Permits that nobody took can be taken at once
   * later, up to the burst.
   */
  SMOOTH,
  /**
   * All permits of a period at its beginning, period after period. Around the end of one, up to
   * twice as many calls can come close together.
   */
  FIXED,
  /** Never more than the permits within a period, whenever one begins to count. */
  ROLLING
}
