package dev.faultline.benchmarks.application;

import java.time.Duration;

/**
 * How often an application is started with each agent, and for how long it is loaded. Starts are
 * short and noisy, loads are long: there are more starts than loads.
 *
 * @param starts that count, of each agent
 * @param judgedLoads how many of them are loaded, of agents that budgets are about
 * @param otherLoads how many of them are loaded, of all others
 * @param warmUp how many requests there are before all loads, as fast as they are answered: the
 *     same for each agent, so that what is resident afterwards is that of the same work
 * @param rates how long each load is that finds out what the application takes without an agent
 * @param trial how long each load is in which an agent proves that it works
 */
public record ApplicationPlan(
    int starts,
    int judgedLoads,
    int otherLoads,
    int warmUp,
    Duration rates,
    Duration trial,
    Phase steady,
    Phase most,
    Phase storm) {
  /** About that, for whoever waits. */
  private static final Duration START = Duration.ofSeconds(8);

  private static final int WARM_UP_PER_SECOND = 150;

  /**
   * A plan.
   *
   * @param quick a short one
   */
  public static ApplicationPlan of(boolean quick) {
    return quick
        ? new ApplicationPlan(
            1,
            1,
            0,
            300,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Phase.ofSeconds(1, 4),
            Phase.ofSeconds(1, 2),
            Phase.ofSeconds(1, 4))
        : new ApplicationPlan(
            5,
            3,
            2,
            3000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Phase.ofSeconds(5, 30),
            Phase.ofSeconds(2, 10),
            Phase.ofSeconds(10, 30));
  }

  /**
   * A load of one kind.
   *
   * @param warmUp that is not counted
   * @param counted after it
   */
  public record Phase(Duration warmUp, Duration counted) {
    static Phase ofSeconds(int warmUp, int counted) {
      return new Phase(Duration.ofSeconds(warmUp), Duration.ofSeconds(counted));
    }

    Duration length() {
      return warmUp.plus(counted);
    }
  }

  /** Whether an agent's start in a round, from 1, is one that is loaded. */
  boolean isLoaded(AttachedAgent agent, int round) {
    return round <= (agent.isJudged() ? judgedLoads : otherLoads);
  }

  /** About how long an agent's start in a round takes, with its loads. */
  Duration length(AttachedAgent agent, int round) {
    return isLoaded(agent, round)
        ? START
            .plusSeconds(warmUp / WARM_UP_PER_SECOND)
            .plus(steady.length())
            .plus(most.length())
            .plus(storm.length())
        : START;
  }

  /** How often an application is measured, for reports. */
  public String how() {
    return (starts == 1
            ? "one start"
            : starts
                + " starts, "
                + judgedLoads
                + " of them loaded ("
                + otherLoads
                + " of agents that no budget is about),")
        + " of an application with each agent, and one before that is not counted";
  }
}
