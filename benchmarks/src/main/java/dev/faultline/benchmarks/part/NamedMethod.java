package dev.faultline.benchmarks.part;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call of a method that returns: measured when the agent is attached and the method is named, as
 * {@code -Dfaultline.capture.methods=dev.faultline.benchmarks.NamedMethod.price(..)} does. {@link
 * #clock} is what reading the clock twice costs on this machine, which is part of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NamedMethod {

  private int copies = 3;

  @Benchmark
  public long call() {
    return price("9781903000182", copies);
  }

  @Benchmark
  @Threads(2)
  public long callOnTwoThreads() {
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
