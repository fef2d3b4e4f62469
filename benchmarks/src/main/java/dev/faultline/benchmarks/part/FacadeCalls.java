package dev.faultline.benchmarks.part;

import dev.faultline.api.Breadcrumb;
import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Calls of the facade, without the agent and with it. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FacadeCalls {

  private long order = 4711;

  /** What the harness itself costs. */
  @Benchmark
  public void nothing() {
    order++;
  }

  @Benchmark
  public void tag() {
    order++;
    Faultline.tag("order", order);
  }

  @Benchmark
  public void breadcrumb() {
    order++;
    Faultline.breadcrumb("stock", "reserved");
  }

  @Benchmark
  public void breadcrumbWithData() {
    order++;
    Faultline.breadcrumb(Breadcrumb.of("http", "GET /quote").data("status", order));
  }

  @Benchmark
  public void scopeWithTag() {
    order++;
    try (Scope scope = Faultline.scope()) {
      scope.tag("order", order);
    }
  }
}
