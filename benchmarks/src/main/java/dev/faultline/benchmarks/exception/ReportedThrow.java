package dev.faultline.benchmarks.exception;

import com.sun.management.OperatingSystemMXBean;
import dev.faultline.benchmarks.agent.AgentBeans;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The exception of {@link ThrowAndCatch}, given to somebody, with some other work before each, so
 * that whoever works on it on a thread of his own keeps up. Only the exception is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReportedThrow {
  /**
   * Before anything is timed, without other work in between. In the time of JMH's own warm-up there
   * would be a tenth of them, and the JIT compiler is not through with Sentry's SDK before 60,000.
   */
  private static final int WARM_UP_CALLS = 100_000;

  /** A process is calm when it takes a tenth of one processor for so long. */
  private static final long CALM_MILLIS = 200;

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** About a fifth of a millisecond. */
  static final int OTHER_WORK = 100_000;

  @Param({"60"})
  int depth;

  @Param({"NONE"})
  Reporter reporter;

  private final ThrowAndCatch.Order order = ThrowAndCatch.ORDER;

  private long exceptions;
  private ToldExceptions told;

  @Setup
  public void start() throws InterruptedException {
    AgentBeans.prepare();
    reporter.start();
    thrown();
    reporter.requireLastReported(depth);
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      thrown();
    }
    awaitOtherThreads();
    told = ToldExceptions.now();
  }

  /** That the agent, if it is attached, has told of what was timed. */
  @TearDown
  public void requireTold() throws InterruptedException {
    told.requireMore(exceptions);
  }

  /** Those of the JIT compiler, and of whoever reports on a thread of his own. */
  static void awaitOtherThreads() throws InterruptedException {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long before;
    do {
      before = process.getProcessCpuTime();
      Thread.sleep(CALM_MILLIS);
    } while (process.getProcessCpuTime() - before > CALM_MILLIS * 100_000
        && System.nanoTime() < deadline);
  }

  @Setup(Level.Invocation)
  public void work() {
    exceptions++;
    Blackhole.consumeCPU(OTHER_WORK);
  }

  @Benchmark
  public Object thrown() {
    try {
      return ThrowAndCatch.call(depth, order);
    } catch (ThrowAndCatch.OutOfStock e) {
      return reporter.report(e);
    }
  }
}
