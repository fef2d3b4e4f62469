package dev.faultline.benchmarks.exception;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.DetailLevel;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.JdkStackDepth;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the application's thread pays for an exception of which nothing is recorded, at its throw
 * site and at the handler that ends it. Less {@link #made}, it is to be seen beside a throw of
 * {@link ThrowAndCatch} without the agent.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-opens=java.base/java.lang=ALL-UNNAMED")
public class CountedOnly {

  private static final Rate ONE = Rate.of(1, 1e-6);

  private final AgentLog log = AgentLog.standardError(AgentLog.Level.OFF);
  private final SiteRegistry sites = new SiteRegistry();
  private final StackDepth depth = JdkStackDepth.of(PackageOpener.NONE);
  private final int origin =
      sites
          .of("com.acme.Shop", null)
          .throwSite(0, "order", 42, List.of(), ThrownOrigin.MADE_HERE)
          .number();
  private final int handler =
      sites
          .of("com.acme.Shop", null)
          .catchSite(0, "sell", 60, HandlerUse.builder().reads().build())
          .number();
  private final ExceptionRecorder sampledOut =
      recorder(new Governor(1, 1, new OwnThreads(), log, System.nanoTime()));
  private final ExceptionRecorder countsOnly = recorder(new CountsOnly());

  /** What cannot be read costs nothing. */
  @Setup
  public void requireDepth() {
    if (depth.of(new Throwable()) <= 0) {
      throw new IllegalStateException("the depth of the stack cannot be read; is java.lang open?");
    }
  }

  @Setup(Level.Iteration)
  public void look() {
    sampledOut.look(System.nanoTime());
  }

  private ExceptionRecorder recorder(CaptureBudget budget) {
    return new ExceptionRecorder(
        sites,
        new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual()),
        new RecordQueue(1),
        new RecordingRates(ONE, ONE, ONE),
        depth,
        budget,
        new ThreadContexts(100),
        log);
  }

  /** The exception alone, without a stack trace. */
  @Benchmark
  public Object made() {
    return new Stackless();
  }

  /** The rates let none through. */
  @Benchmark
  public Object sampledOut() {
    return pass(sampledOut);
  }

  /** The governor allows nothing else. */
  @Benchmark
  public Object countsOnly() {
    return pass(countsOnly);
  }

  private Object pass(ExceptionRecorder recorder) {
    Throwable throwable = new Stackless();
    recorder.thrown(throwable, origin, null);
    recorder.caught(throwable, handler);
    return throwable;
  }

  static final class Stackless extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stackless() {
      super(null, null, false, false);
    }
  }

  private static final class CountsOnly implements CaptureBudget {

    @Override
    public DetailLevel level() {
      return DetailLevel.COUNTS_ONLY;
    }

    @Override
    public DetailLevel tellingLevel() {
      return DetailLevel.COUNTS_ONLY;
    }

    @Override
    public void captured(long nanos) {}

    @Override
    public void counted(long nanos) {}

    @Override
    public void told(long nanos) {}
  }
}
