package dev.faultline.resilience.retry.delay;

/** How delays grow from attempt to attempt. */
enum Growth {
  FIXED {
    @Override
    long nanos(long first, double factor, int attempt, long most) {
      return Math.min(first, most);
    }
  },
  EXPONENTIAL {
    @Override
    long nanos(long first, double factor, int attempt, long most) {
      // Infinite from some attempt on, which is above any bound too.
      double grown = first * Math.pow(factor, attempt - 1);
      return grown < most ? (long) grown : most;
    }
  },
  FIBONACCI {
    @Override
    long nanos(long first, double factor, int attempt, long most) {
      long before = first;
      long nanos = first;
      // Stops at the bound, so after 91 steps at most.
      for (int i = 1; i < attempt && nanos < most && nanos > 0; i++) {
        long next = before + nanos;
        before = nanos;
        nanos = next;
      }
      return Math.min(nanos, most);
    }
  };

  /**
   * The delay without jitter.
   *
   * @param first the delay after the first attempt, not negative
   * @param factor at least 1
   * @param attempt from 1
   * @param most the longest delay, at most half of what a long holds
   */
  abstract long nanos(long first, double factor, int attempt, long most);
}
