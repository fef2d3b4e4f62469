package dev.faultline.it.coexistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenTelemetry's agent weaves HTTP, executors and class loaders. */
@ExtendWith(SharedCollector.class)
class OpenTelemetryIT {

  private final CollectorProcess collector;

  OpenTelemetryIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk(few = true)
  void theProgramIsTheSameWithOpenTelemetryFirst(Jdk jdk) {
    check(jdk, Order.OTHER_FIRST);
  }

  @EveryJdk(few = true)
  void theProgramIsTheSameWithOpenTelemetryLast(Jdk jdk) {
    check(jdk, Order.OTHER_LAST);
  }

  private void check(Jdk jdk, Order order) {
    JavaProgram program =
        order
            .on(jdk, "-javaagent:" + Packaged.library("opentelemetry-agent"))
            .jvmArguments(
                "-Dotel.javaagent.logging=none",
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none")
            .classPath(Programs.java("http"))
            .mainClass("com.acme.http.Main");

    Watched run = Watch.with(collector).unchanged(program, order.service("opentelemetry", jdk));

    assertThat(run.outcome().out()).contains("200", "404", "no book none in find");
    assertThat(run.events().awaitMessage("no book none").variables().all())
        .containsEntry("id", "\"none\"");
    assertThat(run.events().awaitMessage("no orders of Ada").variables().all())
        .containsEntry("customer", "\"Ada\"");
  }
}
