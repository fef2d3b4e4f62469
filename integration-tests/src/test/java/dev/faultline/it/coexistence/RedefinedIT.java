package dev.faultline.it.coexistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class that somebody redefines, as debuggers and mocks do, keeps its new code. */
@ExtendWith(SharedCollector.class)
class RedefinedIT {

  private final CollectorProcess collector;

  RedefinedIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aRedefinedClassStaysRedefinedWithTheOtherAgentFirst(Jdk jdk) {
    check(jdk, Order.OTHER_FIRST);
  }

  @EveryJdk
  void aRedefinedClassStaysRedefinedWithTheOtherAgentLast(Jdk jdk) {
    check(jdk, Order.OTHER_LAST);
  }

  private void check(Jdk jdk, Order order) {
    Path classes = Programs.java("redefined");
    Path agent =
        Jars.writeWith(
            "redefiner.jar",
            Map.of("Premain-Class", "com.acme.redefined.Redefiner", "Can-Redefine-Classes", "true"),
            Map.of());
    JavaProgram program =
        order
            .on(jdk, "-javaagent:" + agent)
            .classPath(classes)
            .mainClass("com.acme.redefined.Main");

    Watched run =
        Watch.with(collector)
            .setting("faultline.in-app", "com.acme")
            .unchanged(program, order.service("redefined", jdk));

    assertThat(run.outcome().out()).contains("5: thrown by the new");
    assertThat(run.events().awaitMessage("thrown by the new").variables().all())
        .containsEntry("version", "\"new\"");
  }
}
