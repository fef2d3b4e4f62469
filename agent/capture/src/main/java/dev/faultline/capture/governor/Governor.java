package dev.faultline.capture.governor;

import dev.faultline.bootstrap.AgentLog;
import java.util.concurrent.TimeUnit;

/**
 * Holds the agent's CPU time under its budget. The probes ask for the {@link #level()} and tell
 * what they have used; a thread of the agent looks four times a second and sets the level.
 * Thread-safe and lock-free.
 */
public final class Governor implements CaptureBudget {

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final CpuAllowance allowance;
  private final OverheadMeter meter = new OverheadMeter();
  private final OwnThreads threads;
  private final Usage usage;
  private final LevelControl control = new LevelControl();
  private final GovernorLog log;
  private final int processors;
  private volatile double maxCpu;
  private volatile DetailLevel level = DetailLevel.FULL;

  /** Whether an exception was only counted since the last look, because nothing was left. */
  private volatile boolean refused;

  private volatile GovernorStatus status;

  /**
   * @param maxCpu the budget: a share of the CPU time of all processors, above 0 to 1
   * @param processors how many processors the JVM may use, 1 or more
   * @param threads the agent's own
   * @param nowNanos {@link System#nanoTime()}
   */
  public Governor(double maxCpu, int processors, OwnThreads threads, AgentLog log, long nowNanos) {
    this.maxCpu = maxCpu;
    this.processors = processors;
    this.allowance = new CpuAllowance(nanosPerSecond());
    this.threads = threads;
    this.usage = new Usage(meter, threads, nowNanos);
    this.log = new GovernorLog(log);
    this.status = status(new Shares(0, 0), Operation.THREADS);
  }

  private long nanosPerSecond() {
    return Math.max(1, (long) (maxCpu * processors * NANOS_PER_SECOND));
  }

  /** Changes the budget from now on. */
  public void configure(double maxCpu) {
    this.maxCpu = maxCpu;
    allowance.resize(nanosPerSecond());
  }

  @Override
  public DetailLevel level() {
    if (!allowance.isExhausted()) {
      return level;
    }
    if (!refused) {
      refused = true;
    }
    return DetailLevel.COUNTS_ONLY;
  }

  @Override
  public DetailLevel tellingLevel() {
    return level;
  }

  @Override
  public void captured(long nanos) {
    allowance.draw(meter.record(Operation.CAPTURE, nanos));
  }

  @Override
  public void counted(long nanos) {
    meter.record(Operation.COUNT, nanos);
  }

  @Override
  public void told(long nanos) {
    threads.busy(nanos);
  }

  /** Time was spent on what no level can save: it is shown, and leaves the allowance alone. */
  public void spent(Operation operation, long nanos) {
    meter.record(operation, nanos);
  }

  /** Finds out what measuring costs. */
  void calibrate() {
    meter.calibrate(ClockCost.measure());
  }

  /** Looks at what was used since the last look. Called by one thread. */
  void look(long nowNanos) {
    Usage.Interval interval = usage.since(nowNanos);
    long allowed = (long) (interval.nanos() / NANOS_PER_SECOND * nanosPerSecond());
    long behind = interval.used(Operation.COUNT) + interval.used(Operation.THREADS);
    // Captures have drawn already.
    long used = behind + interval.used(Operation.CAPTURE);
    boolean over = used > allowed;
    boolean exhausted = allowance.isExhausted();
    allowance.add(allowed - behind);
    exhausted |= allowance.isExhausted();
    // A debt that is being paid back, while nobody asks for more, is no reason for a further step.
    boolean tooMuch = exhausted && (over || refused);
    // At more detail the same exceptions cost more.
    boolean roomForMore = 2 * used <= allowed;
    refused = false;
    DetailLevel before = level;
    level = control.look(tooMuch, roomForMore && allowance.hasRecovered());
    status = status(usage.shares(processors), interval.largest());
    if (level != before) {
      log.changed(before, status, meter.histogram(Operation.CAPTURE), nowNanos);
    }
  }

  private GovernorStatus status(Shares shares, Operation largest) {
    return new GovernorStatus(
        control.level(),
        control.level() == DetailLevel.FULL ? GovernorStatus.WITHIN_BUDGET : largest.wireName(),
        maxCpu,
        processors,
        shares,
        usage.totals());
  }

  /** How it stood at the last look. */
  public GovernorStatus status() {
    return status;
  }

  OverheadMeter meter() {
    return meter;
  }
}
