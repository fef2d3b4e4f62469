package dev.faultline.annotation;

/** How delays grow from attempt to attempt. */
public enum Growth {
  /** Not at all. */
  FIXED,
  /** Multiplied by a factor each time. */
  EXPONENTIAL,
  /** Each the sum of the two before: 1, 2, 3, 5, 8 times the first. */
  FIBONACCI
}
