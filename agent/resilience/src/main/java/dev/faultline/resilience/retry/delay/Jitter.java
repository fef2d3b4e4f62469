package dev.faultline.resilience.retry.delay;

/** How delays are scattered, so that callers that failed together do not come back together. */
public enum Jitter {
  /** Not at all. */
  NONE {
    @Override
    long scatter(long delay, long width, RandomSource random) {
      return delay;
    }
  },
  /** Anything from zero to the delay. */
  FULL {
    @Override
    long scatter(long delay, long width, RandomSource random) {
      return random.below(delay + 1);
    }
  },
  /** Anything from half the delay to the delay. */
  EQUAL {
    @Override
    long scatter(long delay, long width, RandomSource random) {
      long half = delay / 2;
      return half + random.below(delay - half + 1);
    }
  },
  /**
   * Anything from the first delay to three times the delay before, so that it grows by itself, and
   * less regularly than other delays do.
   */
  DECORRELATED {
    @Override
    long scatter(long delay, long width, RandomSource random) {
      return delay + random.below(width + 1);
    }
  },
  /** The delay, give or take as much as is said. */
  PLUS_MINUS {
    @Override
    long scatter(long delay, long width, RandomSource random) {
      return delay - width + random.below(2 * width + 1);
    }
  };

  /**
   * Scatters a delay.
   *
   * @param delay not negative
   * @param width how far, where the delay does not say it; not negative
   * @return may be negative
   */
  abstract long scatter(long delay, long width, RandomSource random);
}
