package dev.faultline.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the agent keeps of woven classes, their exceptions and values must not keep them. */
@ExtendWith(SharedCollector.class)
class DroppedLoadersIT {

  private final AgentCommand command = AgentCommand.on(Jdks.current());
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

  @EveryJdk
  void theirSitesAreForgottenAndWhatWasSeenThereIsNot(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("dropped"))
            .mainClass("com.acme.dropped.Main")
            .arguments("5");

    try (RunningProgram running = program.with(AgentOptions.sendingTo(collector.uri())).start()) {
      running.awaitLine("0 of 30 loaders are still there");

      await()
          .untilAsserted(
              () ->
                  assertThat(command.succeed("status", Long.toString(running.pid())))
                      .containsPattern("sites +0\\b")
                      .containsPattern("exceptions counted at sites +[1-9][0-9]+"));
    }
  }
}
