package dev.faultline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.EverythingOn;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Most methods of {@code Throwable} are synchronized. An application that holds the monitor of an
 * exception while another thread throws it must not come to a halt because the agent asks it.
 */
class HeldMonitorsIT {

  @EveryJdk
  void noThreadWaitsForTheMonitorOfItsException(Jdk jdk) throws IOException {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("monitors"))
            .mainClass("com.acme.monitors.Main");
    assertThat(program.run().out()).as("without the agent").isEqualTo("done\n");

    try (RecordingBackend backend = RecordingBackend.start()) {
      Map<String, AgentOptions> options =
          Map.of(
              "defaults", AgentOptions.sendingTo(backend.uri()),
              "everything on", EverythingOn.sendingTo(backend.uri(), List.of("com.acme.monitors")));
      options.forEach(
          (name, agent) -> {
            Outcome outcome = program.with(agent).run();
            assertThat(outcome.out()).as(name + "\n" + outcome.err()).isEqualTo("done\n");
          });
    }
  }
}
