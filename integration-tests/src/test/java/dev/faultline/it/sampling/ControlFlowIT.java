package dev.faultline.it.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that lives on exceptions which it does not throw itself. */
class ControlFlowIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The methods that they pass tell of the first ones, and are then what they were. */
  @EveryJdk
  void costsNoMoreThanACountOnceItIsKnown(Jdk jdk) throws Exception {
    Path folder = TestFolders.create("controlflow");
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome;
      try (RunningProgram running = program(jdk, folder, backend).start()) {
        await("methods to tell").atMost(PATIENCE).until(() -> seen(backend, "exit") > 0);
        await("them to rest").atMost(PATIENCE).until(() -> isResting(jdk, running));
        awaitNoMoreThanCounts(backend);
        Files.createFile(folder.resolve("end"));
        outcome = running.await();
      }

      long exceptions = Long.parseLong(outcome.out().strip());
      assertThat(seen(backend, "catch")).isEqualTo(exceptions);
      assertThat(seen(backend, "exit")).isPositive();
      List<SentEvent> events = new SentEvents(backend).all();
      assertThat(events.stream().mapToLong(SentEvent::occurrences).sum()).isEqualTo(exceptions);
      assertThat(events)
          .anySatisfy(
              event ->
                  assertThat(event.variables(0).get("cents"))
                      .containsEntry("factor", 100L)
                      .containsKey("text"));
    }
  }

  private static boolean isResting(Jdk jdk, RunningProgram running) {
    return AgentCommand.on(jdk)
        .succeed("status", Long.toString(running.pid()))
        .replaceAll("\\s+", " ")
        .contains("exit sites methods 0 methods resting 2");
  }

  /** What a class that is woven again has running on other threads may pass for a moment. */
  private static void awaitNoMoreThanCounts(RecordingBackend backend) {
    await("exceptions to be counted where they are caught and nowhere else")
        .atMost(PATIENCE)
        .until(
            () -> {
              long exits = seen(backend, "exit");
              long catches = seen(backend, "catch");
              await().atMost(PATIENCE).until(() -> seen(backend, "catch") > catches + 10_000);
              return seen(backend, "exit") == exits;
            });
  }

  private static long seen(RecordingBackend backend, String kind) {
    return backend.metrics().sums("faultline.exceptions").entrySet().stream()
        .filter(point -> point.getKey().get("faultline.site.kind").equals(kind))
        .mapToLong(point -> point.getValue())
        .sum();
  }

  private static JavaProgram program(Jdk jdk, Path folder, RecordingBackend backend) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("controlflow"))
        .mainClass("com.acme.prices.Prices")
        .directory(folder)
        .with(
            AgentOptions.sendingTo(backend.uri())
                .setting("faultline.overhead.max-cpu", "100%")
                .setting("faultline.metrics.interval", "250ms"));
  }
}
