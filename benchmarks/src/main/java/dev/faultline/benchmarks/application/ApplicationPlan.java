package dev.faultline.benchmarks.application;

import java.time.Duration;

/**
 * How often an application is started with each agent, and for how long it is loaded. Starts are
 * timed alone, and there are more of them than of loads, which are long.
 *
 * @param starts rounds of them that are timed; none to take the times of those that are loaded
 * @param loads rounds of them
 * @param warmUp how many requests there are before all loads, as fast as they are answered: the
 *     same for each agent, so that what is resident afterwards is that of the same work
 * @param rates how long each load is that finds out what the application takes without an agent
 * @param trial how long each load is in which an agent proves that it works
 * @param turns how often each JVM of a round is loaded steadily, and how often in a storm
 * @param turn how long it is each time
 * @param most how long the load is that is as high as it goes
 * @param stormWarmUp how many failing requests there are before the storm
 * @param fullStorm how long the storm is that is as high as it goes
 */
public record ApplicationPlan(
    Rounds starts,
    Rounds loads,
    int warmUp,
    Duration rates,
    Duration trial,
    int turns,
    Duration turn,
    Phase most,
    int stormWarmUp,
    Duration fullStorm) {
  /**
   * Of a turn, what is not counted: an application that has waited for it has to get going again.
   */
  static final Duration LEAD = Duration.ofSeconds(1);

  /** After a turn, in which it does what it has put off, so that others are not charged for it. */
  static final Duration REST = Duration.ofSeconds(1);

  /** About that, for whoever waits. */
  private static final Duration START = Duration.ofSeconds(16);

  /** About that, too; failing ones are answered sooner. */
  private static final int WARM_UP_PER_SECOND = 400;

  /**
   * Until so many the CPU time of PetClinic's requests goes down, with an agent and without: from 9
   * ms in the first 3,000 of them to 3 ms. What is left of the JIT compiler's work differs more
   * from JVM to JVM than an agent adds.
   */
  private static final int WARM_UP = 40_000;

  private static final int STORM_WARM_UP = 15_000;

  /**
   * A plan.
   *
   * @param quick a short one
   */
  public static ApplicationPlan of(boolean quick) {
    return quick
        ? new ApplicationPlan(
            new Rounds(0, 0),
            new Rounds(1, 1),
            300,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(2),
            Phase.ofSeconds(1, 2),
            200,
            Duration.ofSeconds(2))
        : new ApplicationPlan(
            new Rounds(5, 12),
            new Rounds(2, 6),
            WARM_UP,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            3,
            Duration.ofSeconds(12),
            Phase.ofSeconds(2, 10),
            STORM_WARM_UP,
            Duration.ofSeconds(20));
  }

  /**
   * How often all agents have a turn.
   *
   * @param whole rounds, with all of them
   * @param all rounds: after the whole ones those alone have a turn that a budget is about
   */
  public record Rounds(int whole, int all) {
    /** Whether all have a turn in a round, from 1. */
    boolean isWhole(int round) {
      return round <= whole;
    }
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

  /** Whether an agent is in a round of starts, from 1. */
  boolean isStarted(AttachedAgent agent, int round) {
    return starts.isWhole(round) || agent.isJudgedAtStart();
  }

  /** Whether an agent is in a round of loads, from 1. */
  boolean isLoaded(AttachedAgent agent, int round) {
    return loads.isWhole(round) || agent.isJudged();
  }

  /** About how long a start takes. */
  Duration start() {
    return START;
  }

  /** About how long it takes to start an application and to warm it up for loads. */
  Duration warmStart() {
    return START.plusSeconds(warmUp / WARM_UP_PER_SECOND);
  }

  /** About how long all loads of one JVM take in a round, from 1. */
  Duration loads(int round) {
    Duration judged =
        LEAD.plus(turn)
            .plus(REST)
            .multipliedBy(2L * turns)
            .plusSeconds(stormWarmUp / WARM_UP_PER_SECOND);
    return loads.isWhole(round) ? judged.plus(most.length()).plus(fullStorm) : judged;
  }

  /** How often an application is measured, for reports. */
  public String how() {
    return (starts.all() == 0 ? "one start" : starts.whole() + " starts")
        + " of an application with each agent, and one before that is not counted"
        + (starts.all() > starts.whole()
            ? ", "
                + (starts.all() - starts.whole())
                + " more without an agent, with ours at its defaults and with OpenTelemetry's; "
            : "; ")
        + (loads.all() == 1
            ? "one JVM with each is loaded, by turns"
            : loads.whole()
                + " JVMs with each are loaded, by turns, and then "
                + (loads.all() - loads.whole())
                + " without an agent and with ours at its defaults");
  }
}
