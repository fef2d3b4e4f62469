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

/** What an exception holds is let go as soon as the application drops it. */
@ExtendWith(SharedCollector.class)
class HeavyExceptionsIT {

  private final CollectorProcess collector;

  HeavyExceptionsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  /** Two thousand exceptions of a megabyte or two, in room for some twenty. */
  @EveryJdk
  void aProgramHasRoomForAllThatItThrows(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Xmx32m")
            .classPath(Programs.java("heavy"))
            .mainClass("com.acme.heavy.Responses");

    Watched run = Watch.with(collector).unchanged(program, "heavy-" + jdk.major());

    assertThat(run.outcome().out()).contains("caught 2000");
    // Which of them the agent's thread comes to ask in time is for the garbage collector to say.
    assertThat(run.events().awaitException("com.acme.heavy.Responses$Refused")).isNotNull();
  }
}
