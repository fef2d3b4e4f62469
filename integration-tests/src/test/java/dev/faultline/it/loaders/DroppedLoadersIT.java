package dev.faultline.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the agent keeps of woven classes, their exceptions and values must not keep them. */
@ExtendWith(SharedCollector.class)
class DroppedLoadersIT {

  private final CollectorProcess collector;

  DroppedLoadersIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void loadersOfWovenClassesAreCollected(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk).classPath(Programs.java("dropped")).mainClass("com.acme.dropped.Main");

    Watched run = Watch.with(collector).unchanged(program, "dropped-" + jdk.major());

    assertThat(run.outcome().out()).contains("0 of 30 loaders are still there");
    assertThat(run.events().awaitMessage("plugin failed with 7").disposition())
        .isEqualTo("uncaught");
    assertThat(run.events().awaitMessage("plugin failed with 2").variables().names())
        .contains("code", "local", "values");
  }
}
