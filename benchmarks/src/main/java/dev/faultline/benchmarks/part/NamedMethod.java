package dev.faultline.benchmarks.part;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call of a method that returns: measured when the agent is attached and the method is named, as
 * {@code -Dfaultline.capture.methods=dev.faultline.benchmarks.part.NamedMethod.price(..)} does.
 * {@link #clock} is what reading the clock twice costs on this machine, which is part of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NamedMethod {

  private static final String METHODS = "faultline.capture.methods";
  private static final int PROVING_CALLS = 1_000;

  private int copies = 3;

  /** That each call of the method is measured when it is named, in the JVM that was timed. */
  @State(Scope.Benchmark)
  public static class Measured {
    @TearDown
    public void require() throws InterruptedException {
      if (System.getProperty(METHODS) == null) {
        return;
      }
      AgentBeans agent = new AgentBeans();
      String method = NamedMethod.class.getName() + ".price";
      long before = agent.durations(method);
      for (int i = 0; i < PROVING_CALLS; i++) {
        price("9781903000182", i);
      }
      long measured = agent.durations(method) - before;
      if (before == 0 || measured != PROVING_CALLS) {
        throw new IllegalStateException(
            measured + " of " + PROVING_CALLS + " calls were measured, and before " + before);
      }
    }
  }

  @Benchmark
  public long call(Measured measured) {
    return price("9781903000182", copies);
  }

  @Benchmark
  @Threads(2)
  public long callOnTwoThreads(Measured measured) {
    return price("9781903000182", copies);
  }

  @Benchmark
  public long clock() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static long price(String isbn, int copies) {
    return isbn.length() * 100L * copies;
  }
}
