package dev.faultline.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class AttachedTwiceIT {

  private static final String SECOND =
      "[faultline] WARN: the agent is attached more than once; this one does nothing";

  private final CollectorProcess collector;

  AttachedTwiceIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void theSameJarAgainSaysSoAndDoesNothing(Jdk jdk) {
    attach(jdk, "twice-same-" + jdk.major(), Packaged.agentJar());
  }

  @EveryJdk
  void aCopyOfTheJarSaysSoAndDoesNothing(Jdk jdk) throws IOException {
    Path copy = TestFolders.create("agent").resolve("faultline-agent-copy.jar");
    Files.copy(Packaged.agentJar(), copy);

    attach(jdk, "twice-copy-" + jdk.major(), copy);
  }

  private void attach(Jdk jdk, String service, Path secondJar) {
    AgentOptions first = AgentOptions.sendingTo(collector.uri()).service(service);
    AgentOptions second = AgentOptions.bare().jar(secondJar);

    Outcome outcome = HelloProgram.on(jdk).with(first).with(second).run();

    assertThat(outcome.agentLines()).containsOnlyOnce(SECOND);
    assertThat(outcome.withoutAgentLines()).isEqualTo(HelloProgram.on(jdk).run());
    collector.events(service).awaitMessage(HelloProgram.FAILURE);
    assertThat(collector.events(service).all())
        .singleElement()
        .satisfies(event -> assertThat(event.occurrences()).isEqualTo(1));
  }
}
