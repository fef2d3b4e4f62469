package dev.faultline.resilience.retry.delay;

/** The time of day, which dates are compared with. */
interface WallClock {

  WallClock SYSTEM =
      new WallClock() {
        @Override
        public long millis() {
          return System.currentTimeMillis();
        }
      };

  /** Milliseconds since 1970. */
  long millis();
}
