package dev.faultline.annotation;

/** How a rate limiter spreads its permits over time. */
public enum Spread {
  /** One after the other at even distances; those not taken can be taken later, up to the burst. */
  SMOOTH,
  /** All at the beginning of each period. */
  FIXED,
  /** Never more than there are within a period, whenever one begins to count. */
  ROLLING
}
