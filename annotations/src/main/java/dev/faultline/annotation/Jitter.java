package dev.faultline.annotation;

/** How delays are scattered, so that callers that failed together do not come back together. */
public enum Jitter {
  /** Not at all. */
  NONE,
  /** Anything from zero to the delay. */
  FULL,
  /** Anything from half the delay to the delay. */
  EQUAL,
  /** Anything from the first delay to three times the delay before, up to the longest. */
  DECORRELATED,
  /** The delay, give or take a width. */
  PLUS_MINUS
}
