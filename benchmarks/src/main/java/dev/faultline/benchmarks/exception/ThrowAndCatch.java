package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.List;
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
 * An exception made, thrown with locals in scope, and caught, so many frames below the handler.
 * Without a stack trace it costs next to nothing by itself, so that what is added can be seen.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThrowAndCatch {

  private static final String COUNTED = "capture.exceptions_counted_at_sites";
  private static final String DETAIL = "overhead.detail";
  private static final int PROVED = 1000;

  /** Two methods throw; each exception is counted where it is thrown and where it is caught. */
  private static final int EXPECTED = 4 * PROVED;

  static final Order ORDER = new Order("9781903000182", 3, List.of("gift", "express"));

  @Param({"10", "60", "200"})
  int depth;

  private final Order order = ORDER;

  @Setup
  public void prepare() {
    AgentBeans.prepare();
  }

  /** By the code that was timed. */
  @TearDown
  public void requireCounted() throws InterruptedException {
    AgentBeans agent = AgentBeans.ofBenchmark();
    if (agent == null) {
      return;
    }
    String detail = agent.text(DETAIL);
    long before = agent.figure(COUNTED);
    for (int i = 0; i < PROVED; i++) {
      thrown();
      thrownWithoutStackTrace();
    }
    long counted = agent.figure(COUNTED) - before;
    if (counted != EXPECTED || !detail.startsWith("full ")) {
      throw new IllegalStateException(
          "the agent has counted "
              + counted
              + " of "
              + EXPECTED
              + " sightings of exceptions, and its detail was "
              + detail);
    }
  }

  @Benchmark
  public Object thrown() {
    try {
      return call(depth, order);
    } catch (OutOfStock e) {
      return e;
    }
  }

  /** Caught by the caller of the method that throws it. */
  @Benchmark
  public Object thrownWithoutStackTrace() {
    try {
      return refuse(order);
    } catch (OutOfStock e) {
      return e;
    }
  }

  static int call(int framesLeft, Order order) {
    // Not a tail call, so that no frame is optimised away.
    return framesLeft == 0 ? reserve(order) : call(framesLeft - 1, order) + 1;
  }

  private static int reserve(Order order) {
    int available = order.copies() - 3;
    String isbn = order.isbn();
    if (available <= 0) {
      throw new OutOfStock(isbn + " is out of stock");
    }
    return available;
  }

  private static int refuse(Order order) {
    int available = order.copies() - 3;
    String isbn = order.isbn();
    if (available <= 0) {
      throw new OutOfStock();
    }
    return available + isbn.length();
  }

  record Order(String isbn, int copies, List<String> tags) {}

  static final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfStock(String message) {
      super(message);
    }

    OutOfStock() {
      super(null, null, false, false);
    }
  }
}
