package dev.faultline.resilience.retry.delay;

import java.util.concurrent.ThreadLocalRandom;

/** Where jitter comes from. Implementations are thread-safe. */
public interface RandomSource {

  /** The calling thread's own generator. */
  RandomSource THREAD =
      new RandomSource() {
        @Override
        public long below(long bound) {
          return ThreadLocalRandom.current().nextLong(bound);
        }
      };

  /** Always zero: what is scattered becomes as small as it can. */
  RandomSource LEAST =
      new RandomSource() {
        @Override
        public long below(long bound) {
          return 0;
        }
      };

  /**
   * Any number from zero up to the bound, each as likely as another.
   *
   * @param bound above zero; never the result itself
   */
  long below(long bound);
}
