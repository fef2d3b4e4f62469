package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The last exception of a program, with each backend that needs no collector. */
class DyingWordsIT {

  @EveryJdk
  void reachSentryByADsnAlone(Jdk jdk) throws IOException {
    try (RecordingBackend sentry = RecordingBackend.start()) {
      String dsn = sentry.uri().toString().replace("://", "://key@") + "/42";
      Outcome outcome = die(jdk, options("sentry").setting("faultline.backend.sentry.dsn", dsn));

      assertThat(outcome.exitCode()).isEqualTo(1);
      List<String> envelope = List.of(sentry.received().split("\n"));
      assertThat(envelope).hasSize(3);
      assertThat(envelope.get(0))
          .matches("\\{\"sent_at\":\"[^\"]+Z\",\"event_id\":\"[0-9a-f]{32}\".*");
      assertThat(envelope.get(1)).startsWith("{\"type\":\"event\",");
      assertThat(envelope.get(2))
          .contains(
              "\"level\":\"fatal\"",
              "\"value\":\"died by main\"",
              "\"module\":\"com.acme.dying.Dying\",\"function\":\"fail\"",
              "\"vars\":{\"way\":\"main\"",
              "\"handled\":false",
              "\"faultline.disposition\":\"uncaught\"");
    }
  }

  @EveryJdk
  void areToldAsAStory(Jdk jdk) {
    Outcome outcome = die(jdk, options("log").setting("faultline.backend.log.style", "story"));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            "[faultline] FATAL java.lang.IllegalStateException: died by main\n"
                + "  uncaught: nothing caught it, and it ended its thread\n")
        .containsPattern(
            "\n    at com\\.acme\\.dying\\.Dying\\.fail\\(Dying\\.java:[0-9]+\\)\n +way += \"main\"\n");
  }

  @EveryJdk
  void areWrittenIntoAFileOfTheProcess(Jdk jdk) throws IOException {
    Path folder = TestFolders.create("files");
    die(jdk, options("file").setting("faultline.backend.file.path", folder + "/%p.ndjson"));

    try (Stream<Path> files = Files.list(folder)) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(1);
      assertThat(written.get(0).getFileName().toString()).matches("[0-9]+\\.ndjson");
      assertThat(Files.readAllLines(written.get(0)))
          .singleElement()
          .asString()
          .contains("\"disposition\":\"uncaught\"", "\"variables\":{\"way\":\"main\"");
    }
  }

  private static AgentOptions options(String backend) {
    return AgentOptions.bare()
        .setting("faultline.backends", backend)
        .setting("faultline.shutdown.timeout", "60s")
        .setting("faultline.snapshot.max-time", "10s")
        .setting("faultline.overhead.max-cpu", "100%");
  }

  private static Outcome die(Jdk jdk, AgentOptions options) {
    return JavaProgram.on(jdk)
        .with(options)
        .classPath(Programs.java("uncaught"))
        .mainClass("com.acme.dying.Dying")
        .arguments("main")
        .run();
  }
}
