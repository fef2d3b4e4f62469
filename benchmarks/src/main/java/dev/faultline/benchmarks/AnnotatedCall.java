package dev.faultline.benchmarks;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Retry;
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
 * Calls that succeed of methods with guards' annotations, which guard when the agent is attached:
 * what {@link dev.faultline.benchmarks.guard.LibraryCall} measures by hand, with all that the agent
 * adds to find the guard and to keep its figures. To be run with {@code -prof gc}, without the
 * agent and with it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnnotatedCall {

  private final String isbn = "9781903000182";
  private int copies = 3;

  @Benchmark
  public long plain() {
    return price(isbn, copies);
  }

  @Benchmark
  public long retried() {
    return retried(isbn, copies);
  }

  @Benchmark
  public long broken() {
    return broken(isbn, copies);
  }

  @Benchmark
  public long retriedAndBroken() {
    return retriedAndBroken(isbn, copies);
  }

  @Benchmark
  @Threads(2)
  public long retriedAndBrokenOnTwoThreads() {
    return retriedAndBroken(isbn, copies);
  }

  @Retry(maxAttempts = 3)
  private long retried(String isbn, int copies) {
    return price(isbn, copies);
  }

  @CircuitBreaker(windowCalls = 100)
  private long broken(String isbn, int copies) {
    return price(isbn, copies);
  }

  @Retry(maxAttempts = 3)
  @CircuitBreaker(windowCalls = 100)
  private long retriedAndBroken(String isbn, int copies) {
    return price(isbn, copies);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static long price(String isbn, int copies) {
    return isbn.length() * 100L * copies;
  }
}
