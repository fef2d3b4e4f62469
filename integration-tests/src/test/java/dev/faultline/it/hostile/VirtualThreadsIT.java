package dev.faultline.it.hostile;

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

@ExtendWith(SharedCollector.class)
class VirtualThreadsIT {

  private final CollectorProcess collector;

  VirtualThreadsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  /** The heap has room for the threads and for little that an agent keeps for each. */
  @EveryJdk(from = 21)
  void aHundredThousandThrowAndCatchAndWait(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Xmx320m")
            .classPath(Programs.javaFor(jdk, "crowd"))
            .mainClass("com.acme.crowd.Main");

    Watched run = Watch.with(collector).unchanged(program, "virtual-" + jdk.major());

    assertThat(run.outcome().out()).isEqualTo("200000 caught\nthe last one dies\n");
    assertThat(run.events().awaitMessage("the last one dies").disposition()).isEqualTo("uncaught");
    assertThat(run.events().awaitMessage("0 refused").variables().names())
        .containsExactly("number", "time", "name");
  }
}
