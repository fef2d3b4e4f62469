package dev.faultline.client.sentry;

import dev.faultline.client.text.TextLimits;

/** How much is written of an event. */
enum Extent {
  /** As much as Sentry shows. */
  FULL(TextLimits.of(1_024, 8_192, 1_024, 8_192)),
  /** What stays of an event that would be too large for Sentry: no variables, no breadcrumbs. */
  REDUCED(TextLimits.of(256, 2_048, 1_024, 512));

  /** Of one exception; deeper stacks lose frames in the middle, as Sentry itself has it. */
  private static final int FRAMES = 500;

  private static final int FEWER_FRAMES = 100;

  private final TextLimits limits;

  Extent(TextLimits limits) {
    this.limits = limits;
  }

  TextLimits limits() {
    return limits;
  }

  boolean isFull() {
    return this == FULL;
  }

  /** How many frames of an exception are written, at most. */
  int frames() {
    return isFull() ? FRAMES : FEWER_FRAMES;
  }
}
