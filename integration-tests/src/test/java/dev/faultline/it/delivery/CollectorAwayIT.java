package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The backend goes and comes back; the program does not notice. */
class CollectorAwayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @EveryJdk
  void aKilledCollectorThatIsStartedAgainGetsWhatWasThrownMeanwhileAndLater(Jdk jdk)
      throws IOException {
    String service = "away-" + jdk.major();
    Path folder = TestFolders.create("requests");
    CollectorProcess collector = CollectorProcess.start();
    try (RunningProgram program =
        program(jdk, folder)
            .with(AgentOptions.sendingTo(collector.uri()).service(service))
            .start()) {
      ask(folder, "0", program);
      collector.events(service).awaitMessage("failure 0");

      collector.kill();
      ask(folder, "1", program);
      await().atMost(PATIENCE).until(() -> complaints(program.err()) == 1);

      collector = collector.startAgain();
      ask(folder, "2", program);
      collector.events(service).awaitMessage("failure 1");
      assertThat(collector.events(service).awaitMessage("failure 2").variables().json("number"))
          .isEqualTo("2");
      assertThat(collector.events(service).all()).hasSize(3);

      Files.createFile(folder.resolve("end"));
      Outcome outcome = program.await();
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo(expected());
      assertThat(outcome.withoutAgentLines().err()).isEmpty();
      assertThat(complaints(outcome.err())).isEqualTo(1);
    } finally {
      collector.close();
    }
  }

  @EveryJdk
  void aProgramThatNeverHadACollectorIsToldOnceAndEndsAsItWould(Jdk jdk) throws IOException {
    Path folder = TestFolders.create("requests");
    for (String name : new String[] {"0", "1", "2"}) {
      Files.createFile(folder.resolve(name));
    }
    try (RunningProgram program =
        program(jdk, folder)
            .with(AgentOptions.bare().setting("faultline.endpoint", "http://127.0.0.1:9"))
            .start()) {
      program.awaitLine("caught failure 2");
      program.awaitLine("does not take events");
      Files.createFile(folder.resolve("end"));
      Outcome outcome = program.await();

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo(expected());
      assertThat(outcome.withoutAgentLines().err()).isEmpty();
      assertThat(complaints(outcome.err())).isEqualTo(1);
      assertThat(outcome.err())
          .contains(
              "3 wait, which end with the program; exceptions: 3 told in events of their own");
    }
  }

  private static JavaProgram program(Jdk jdk, Path folder) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("patient"))
        .mainClass("com.acme.patient.Patient")
        .arguments(folder.toString());
  }

  private static void ask(Path folder, String what, RunningProgram program) throws IOException {
    Files.createFile(folder.resolve(what));
    program.awaitLine("caught failure " + what);
  }

  private static String expected() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      out.append("asked for ").append(i).append("\ncaught failure ").append(i).append('\n');
    }
    return out.append("end\n").toString();
  }

  private static long complaints(String err) {
    return err.lines().filter(line -> line.contains("does not take events")).count();
  }
}
