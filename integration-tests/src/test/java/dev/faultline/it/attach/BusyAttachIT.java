package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Attached while several threads load classes, the agent misses none of them. */
class BusyAttachIT {

  @EveryJdk
  void classesThatAreBeingLoadedMeanwhileAreWovenToo(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path attached = requests.resolve("attached");
    Path enough = requests.resolve("enough");
    JavaProgram busy =
        JavaProgram.on(jdk)
            .classPath(Programs.java("busy"))
            .mainClass("com.acme.busy.Busy")
            .arguments(attached.toString(), enough.toString());
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = busy.start()) {
      program.awaitLine("started");
      AgentCommand.on(Jdks.current())
          .succeed(
              "attach",
              Long.toString(program.pid()),
              "faultline.endpoint=" + backend.uri(),
              "faultline.shutdown.timeout=60s",
              "faultline.log.level=debug");
      Files.createFile(attached);
      program.awaitLine(
          "every class that was being loaded when something else began to be woven is loaded");
      Files.createFile(enough);
      Outcome outcome = program.await();

      String thrown = outcome.out().replaceAll("(?s).*thrown (\\d+)\\s*", "$1");
      assertThat(Integer.parseInt(thrown)).as("enough of them").isGreaterThanOrEqualTo(2_000);
      assertThat(outcome.err()).contains("because they were being loaded before");
      assertThat(thrownIn("com.acme.busy.Thrower.run", backend)).isEqualTo(Long.parseLong(thrown));
    }
  }

  /** How many exceptions were counted in a method. */
  private static long thrownIn(String method, RecordingBackend backend) {
    return backend.metrics().sums("faultline.exceptions").entrySet().stream()
        .filter(point -> point.getKey().containsValue(method))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
