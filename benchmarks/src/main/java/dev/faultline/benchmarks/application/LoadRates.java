package dev.faultline.benchmarks.application;

/**
 * How many requests a second an application is loaded with: the same for all agents, and half of
 * what it answers without one, so that none is at its limit.
 *
 * @param steady that are answered as they should
 * @param failing that fail with an exception
 */
record LoadRates(int steady, int failing) {
  private static final int MOST_STEADY = 200;
  private static final int MOST_FAILING = 400;

  static LoadRates of(AgentTrial.Most most) {
    return new LoadRates(
        halfOf(most.requests(), MOST_STEADY), halfOf(most.failing(), MOST_FAILING));
  }

  private static int halfOf(double answered, int most) {
    return (int) Math.max(1, Math.min(most, answered / 2));
  }
}
