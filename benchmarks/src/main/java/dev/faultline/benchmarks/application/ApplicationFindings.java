package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of an application with each agent, and their budgets. To be used by one thread. */
final class ApplicationFindings {
  private static final String FIRST_ANSWER = "until the first answer";
  private static final String LATER = "later than without";
  private static final String CPU_OF_START = "CPU time until then";
  private static final String CPU_OF_REQUEST = "CPU time of a request";
  private static final String STEADY_RATE = "answered under the steady load";
  private static final String MOST = "the most that are answered";
  private static final String MEMORY = "beside the heap, with what is reachable in it";
  private static final String PROCESS = "the whole process";
  private static final String ADDED = "more than without";
  private static final String STORM_MOST = "the most failures that are answered";
  private static final String GOVERNED = "what our agent says of itself";
  private static final String GOVERNED_MOST = "the same, of as many failures as are answered";
  private static final String JAR = "jar";

  private static final double MEMORY_ADDED = 32 << 20;
  private static final double JAR_SIZE = 8 << 20;
  private static final double CPU_ADDED = 0.01;

  private final Findings starts;
  private final Findings requests;
  private final Findings rates;
  private final Findings memory;
  private final Findings steadyCpu;
  private final Findings stormCpu;
  private final Findings size;

  /**
   * @param name of the application
   */
  ApplicationFindings(String name) {
    starts =
        new Findings(
            Comparison.named("application-start", "start of " + name, Unit.MILLISECONDS)
                .budgets(
                    Budget.share(
                        "what our agent adds to the start of "
                            + name
                            + ", of what OpenTelemetry's adds",
                        ours(LATER),
                        0.1,
                        new Cell(AttachedAgent.OPENTELEMETRY, LATER)))
                .build());
    requests =
        new Findings(
            Comparison.named("application-requests", "requests of " + name, Unit.MICROSECONDS)
                .build());
    rates =
        new Findings(
            Comparison.named("application-rates", "requests answered by " + name, Unit.PER_SECOND)
                .build());
    memory =
        new Findings(
            Comparison.named("application-memory", "memory of " + name, Unit.MEBIBYTES)
                .budgets(
                    Budget.addedAtMost(
                        "what our agent adds to the resident memory of " + name,
                        ours(MEMORY),
                        MEMORY_ADDED,
                        none(MEMORY)))
                .build());
    steadyCpu =
        cpu("application-steady", "CPU time of " + name + " under the steady load", "steadily");
    stormCpu =
        cpu(
            "application-storm",
            "CPU time of " + name + " in a storm of exceptions",
            "in a storm of exceptions");
    size =
        new Findings(
            Comparison.named("agent-size", "an agent", Unit.MEBIBYTES)
                .budgets(Budget.atMost("the size of our agent's jar", ours(JAR), JAR_SIZE))
                .build());
    starts.note(LATER + ": than in the start without an agent of the same round");
    requests.note(
        "latencies are from when a request was due, under a load that does not wait for answers");
    rates.note(
        MOST
            + ": "
            + FullLoad.UNDER_WAY
            + " requests are under way at any time, from a client on the same processors");
  }

  private static Findings cpu(String file, String title, String when) {
    Findings cpu =
        new Findings(
            Comparison.named(file, title + ", share of all processors", Unit.PERCENT)
                .budgets(
                    Budget.atMost(
                        "CPU time that our agent adds " + when + ", of all processors",
                        ours(ADDED),
                        CPU_ADDED))
                .build());
    cpu.note(
        ADDED + ": in each turn, than the JVM without an agent in the same turn of that round");
    cpu.note(
        "judged is the CPU time of the whole process against that without an agent, because"
            + " whoever is judged must not be the one who measures, and because it has what the"
            + " agent cannot see of itself: compiled and woven code, its garbage");
    cpu.note(
        GOVERNED
            + ": CPU time that it governs, from its status before this load to that at its end;"
            + " the governor holds this to the budget");
    return cpu;
  }

  private static Cell ours(String column) {
    return new Cell(AttachedAgent.DEFAULTS, column);
  }

  private static Cell none(String column) {
    return new Cell(AttachedAgent.NONE, column);
  }

  List<Findings> all() {
    return List.of(starts, requests, rates, memory, steadyCpu, stormCpu, size);
  }

  /** Says what has to be known of agents and their starts. */
  void noteStarts(String note) {
    starts.note(note);
  }

  /** Says what has to be known of the steady load. */
  void noteRequests(String note) {
    requests.note(note);
  }

  /** Says what has to be known of the storm. */
  void noteStorm(String note) {
    stormCpu.note(note);
  }

  /**
   * A start, and how large the agent is.
   *
   * @param cpuNanos CPU time until its first answer
   */
  void addStart(AttachedAgent agent, RunningApplication started, long cpuNanos) {
    add(starts, agent, FIRST_ANSWER, started.startNanos());
    add(starts, agent, CPU_OF_START, cpuNanos);
    if (agent.isAttached()) {
      size.addExact(new Cell(agent.name(), JAR), agent.jar().length());
    }
  }

  /**
   * How much later than without an agent the first answer came in one round: the machine may be
   * faster or slower in the next.
   *
   * @param nanos until it, of each agent that started
   */
  void addRoundOfStarts(Map<AttachedAgent, Long> nanos) {
    nanos.keySet().stream()
        .filter(agent -> !agent.isAttached())
        .findFirst()
        .ifPresent(
            none ->
                nanos.forEach(
                    (agent, taken) -> {
                      if (agent.isAttached()) {
                        add(starts, agent, LATER, taken - nanos.get(none));
                      }
                    }));
  }

  /** What requests of the steady load took. */
  void addRequests(AttachedAgent agent, LoadTurns turns) {
    add(requests, agent, CPU_OF_REQUEST, turns.each(CountedLoad::cpuOfRequest));
    for (double percentile : new double[] {50, 99, 99.9}) {
      if (turns.tells(percentile)) {
        String column = "p" + Double.toString(percentile).replace(".0", "");
        add(requests, agent, column, turns.latency(percentile));
      }
    }
    add(rates, agent, STEADY_RATE, turns.each(turn -> turn.result().perSecond()));
    noteWrong(requests, agent, turns);
  }

  /** How many requests were answered in a second when there were as many as could be. */
  void addMost(AttachedAgent agent, double perSecond) {
    add(rates, agent, MOST, perSecond);
  }

  void addMemory(AttachedAgent agent, double bytes) {
    add(memory, agent, MEMORY, bytes);
  }

  /** What the processes of one round took of the processors under the steady load. */
  void addSteadyCpu(Map<AttachedAgent, LoadTurns> round) {
    addCpu(steadyCpu, round);
  }

  /** The same in the storm. */
  void addStormCpu(Map<AttachedAgent, LoadTurns> round) {
    addCpu(stormCpu, round);
    round.forEach((agent, turns) -> noteWrong(stormCpu, agent, turns));
  }

  private static void addCpu(Findings to, Map<AttachedAgent, LoadTurns> round) {
    LoadTurns without = null;
    for (Map.Entry<AttachedAgent, LoadTurns> one : round.entrySet()) {
      if (!one.getKey().isAttached()) {
        without = one.getValue();
      }
    }
    for (Map.Entry<AttachedAgent, LoadTurns> one : round.entrySet()) {
      AttachedAgent agent = one.getKey();
      LoadTurns turns = one.getValue();
      add(to, agent, PROCESS, turns.each(CountedLoad::cpuShare));
      // With more of them others' turns lie between, and the machine may be another by then.
      if (agent.isAttached() && without != null && round.size() == 2) {
        add(to, agent, ADDED, turns.addedCpuShare(without));
      }
      if (agent.isOurs()) {
        add(to, agent, GOVERNED, turns.governedShare());
      }
    }
  }

  /** How many failures were answered in a second when there were as many as could be. */
  void addFullStorm(AttachedAgent agent, LoadResult result, GovernedTime governed) {
    add(rates, agent, STORM_MOST, result.perSecond());
    if (agent.isOurs()) {
      add(stormCpu, agent, GOVERNED_MOST, governed.nanos() / result.processorNanos());
      stormCpu.note(
          agent.name()
              + ": at the end of a storm of as many failures as are answered the detail of events was "
              + governed.detail());
    }
  }

  private static void noteWrong(Findings to, AttachedAgent agent, LoadTurns turns) {
    if (turns.wrong() > 0) {
      to.note(
          String.format(
              Locale.ROOT,
              "%s: %d of %d requests got no answer, or another; their times are counted, too",
              agent.name(),
              turns.wrong(),
              turns.count()));
    }
  }

  private static void add(Findings to, AttachedAgent agent, String column, double sample) {
    add(to, agent, column, List.of(sample));
  }

  private static void add(Findings to, AttachedAgent agent, String column, List<Double> samples) {
    to.add(new Cell(agent.name(), column), samples, Figure.NOT_COUNTED);
  }
}
