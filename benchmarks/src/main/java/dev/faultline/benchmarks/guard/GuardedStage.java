package dev.faultline.benchmarks.guard;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A guarded call of a method whose stage is complete when it returns, until the caller has the
 * result.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardedStage {
  @Param({"NONE"})
  Library library;

  @Param({"BOTH"})
  Policies policies;

  private final String isbn = "9781903000182";
  private int copies = 3;
  private StageCall call;

  @Setup
  public void guard() {
    AgentBeans.prepare();
    GuardProof.requireOfStages(library, policies);
    call = library.guardStage(new Shop(), policies);
  }

  @TearDown
  public void requireDurations() throws Exception {
    KeptDurations.require(library, this::succeeds);
  }

  @Benchmark
  public Long succeeds() {
    return call.price(isbn, copies).toCompletableFuture().join();
  }
}
