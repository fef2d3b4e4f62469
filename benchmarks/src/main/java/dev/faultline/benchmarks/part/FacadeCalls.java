package dev.faultline.benchmarks.part;

import dev.faultline.api.Breadcrumb;
import dev.faultline.api.Faultline;
import dev.faultline.api.Scope;
import dev.faultline.benchmarks.agent.AgentBeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls of the facade, without the agent and with it. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FacadeCalls {

  private static final String FILE = "faultline.backend.file.path";

  private long order = 4711;

  /**
   * That the agent has what is set by these calls, when it is attached: it has to write its events
   * into a file for that.
   */
  @TearDown
  public void requireEffect() throws IOException, InterruptedException {
    String file = System.getProperty(FILE);
    if (file == null) {
      return;
    }
    AgentBeans agent = new AgentBeans();
    String id;
    tag();
    breadcrumb();
    breadcrumbWithData();
    try (Scope scope = Faultline.scope()) {
      scope.tag("scoped", order);
      id = Faultline.message("a proof");
    }
    agent.flush();
    String event =
        Files.readAllLines(Path.of(file)).stream()
            .filter(line -> line.contains(id))
            .findFirst()
            .orElse("none");
    Files.delete(Path.of(file));
    for (String expected :
        List.of("\"order\"", "\"scoped\"", "\"reserved\"", "\"GET /quote\"", "" + order)) {
      if (!event.contains(expected)) {
        throw new IllegalStateException("the event has no " + expected + ": " + event);
      }
    }
  }

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
