package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The backends that the settings choose, one or several, with and without a spool. */
class BackendsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @EveryJdk
  void severalBackendsEachGetWhatTheirFilterLetsThrough(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path files = TestFolders.create("files");
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program =
            patient(jdk, requests)
                .with(
                    AgentOptions.sendingTo(backend.uri())
                        .setting("faultline.backends", "otlp,archive,other,log")
                        .setting("faultline.backend.archive.type", "file")
                        .setting("faultline.backend.archive.path", files + "/all.ndjson")
                        .setting("faultline.backend.other.type", "file")
                        .setting("faultline.backend.other.path", files + "/other.ndjson")
                        .setting("faultline.backend.other.packages", "org.elsewhere"))
                .start()) {
      ask(requests, "0", program);
      backend.awaitText("failure 0");
      program.awaitLine("failure 0");
      String status = AgentCommand.on(jdk).succeed("status", Long.toString(program.pid()));
      Outcome outcome = end(requests, program);

      assertThat(Files.readAllLines(files.resolve("all.ndjson")))
          .singleElement()
          .asString()
          .startsWith("{")
          .contains("\"failure 0\"")
          .endsWith("}");
      assertThat(files.resolve("other.ndjson")).doesNotExist();
      assertThat(outcome.out()).isEqualTo("asked for 0\ncaught failure 0\nend\n");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err()).contains("java.lang.IllegalStateException: failure 0");
      assertThat(status).contains("delivery to otlp", "delivery to archive", "delivery to log");
    }
  }

  @EveryJdk(few = true)
  void whatAKilledProgramCouldNotSendIsSentByTheNext(Jdk jdk) throws IOException {
    String service = "killed-" + jdk.major();
    Path requests = TestFolders.create("requests");
    Path spool = TestFolders.create("spool");
    CollectorProcess collector = CollectorProcess.start();
    try {
      collector.kill();
      AgentOptions options =
          AgentOptions.sendingTo(collector.uri())
              .service(service)
              .setting("faultline.spool.directory", spool.toString());
      try (RunningProgram program = patient(jdk, requests).with(options).start()) {
        ask(requests, "0", program);
        program.awaitLine("events are kept on disk meanwhile");
        await().atMost(PATIENCE).until(() -> bytesIn(spool) > 500);
        program.kill();
      }

      collector = collector.startAgain();
      Path noRequests = TestFolders.create("requests");
      try (RunningProgram next = patient(jdk, noRequests).with(options).start()) {
        assertThat(collector.events(service).awaitMessage("failure 0").variables().json("number"))
            .isEqualTo("0");
        await().atMost(PATIENCE).until(() -> bytesIn(spool) < 100);
        String status = AgentCommand.on(jdk).succeed("status", Long.toString(next.pid()));
        assertThat(status)
            .containsPattern("events found on disk +1\\b")
            .containsPattern("events delivered +1\\b")
            .containsPattern("events on disk +0\\b");
        assertThat(end(noRequests, next).exitCode()).isZero();
      }
    } finally {
      collector.close();
    }
  }

  /** The backend lets itself be connected to and says nothing, which takes longer than there is. */
  @EveryJdk
  void theExceptionThatEndsAProgramIsOnDiskBeforeItEnds(Jdk jdk) throws IOException {
    Path spool = TestFolders.create("spool");
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          JavaProgram.on(jdk)
              .with(
                  AgentOptions.bare()
                      .setting("faultline.endpoint", "http://127.0.0.1:" + silent.getLocalPort())
                      .setting("faultline.shutdown.timeout", "8s")
                      .setting("faultline.spool.directory", spool.toString()))
              .classPath(Programs.java("uncaught"))
              .mainClass("com.acme.dying.Dying")
              .arguments("main")
              .run();

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).doesNotContain("not all events were sent");
      assertThat(bytesIn(spool)).isGreaterThan(500);
    }
  }

  @EveryJdk
  void aBackendThatIsSetWronglyIsLeftOutAndToldAndTheOthersGoOn(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path settings = TestFolders.create("settings").resolve("faultline.properties");
    try (RecordingBackend backend = RecordingBackend.start()) {
      Files.write(
          settings,
          List.of(
              "faultline.endpoint=" + backend.uri(),
              "faultline.backends=otlp,archive",
              "faultline.backend.archive.type=file",
              "faultline.backend.archive.max-size=much"));
      String expected =
          "faultline.properties:4: faultline.backend.archive.max-size: \"much\" is not a number of"
              + " bytes such as 65536, 64k, 10m or 1g";
      Outcome check = AgentCommand.on(jdk).run("check", settings.toString());
      assertThat(check.exitCode()).isEqualTo(1);
      assertThat(check.err()).contains(expected);

      try (RunningProgram program =
          patient(jdk, requests).with(AgentOptions.bare().argument(settings.toString())).start()) {
        program.awaitLine(expected);
        ask(requests, "0", program);
        backend.awaitText("failure 0");
        assertThat(end(requests, program).exitCode()).isZero();
      }
    }
  }

  @EveryJdk(few = true)
  void backendsComeAndGoWhileTheProgramRuns(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path folder = TestFolders.create("settings");
    Path settings = folder.resolve("faultline.properties");
    Path archive = folder.resolve("archive.ndjson");
    try (RecordingBackend backend = RecordingBackend.start()) {
      Files.write(settings, List.of("faultline.endpoint=" + backend.uri()));
      try (RunningProgram program =
          patient(jdk, requests).with(AgentOptions.bare().argument(settings.toString())).start()) {
        ask(requests, "0", program);
        backend.awaitText("failure 0");

        Files.write(
            settings, List.of("faultline.backends=file", "faultline.backend.file.path=" + archive));
        program.awaitLine("faultline.backends: otlp -> file");
        ask(requests, "1", program);
        await().atMost(PATIENCE).until(() -> Files.exists(archive));
        await().atMost(PATIENCE).until(() -> Files.readString(archive).contains("failure 1"));
        assertThat(backend.received()).doesNotContain("failure 1");
        assertThat(end(requests, program).exitCode()).isZero();
      }
    }
  }

  @EveryJdk(few = true)
  void withoutAnyBackendEventsGoNowhereAndAreCounted(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path folder = TestFolders.create("settings");
    Path settings = folder.resolve("faultline.properties");
    Path archive = folder.resolve("archive.ndjson");
    Files.write(
        settings, List.of("faultline.backends=none", "faultline.backend.file.path=" + archive));
    Outcome check = AgentCommand.on(jdk).run("check", settings.toString());
    assertThat(check.out()).contains("ok, 2 settings");

    try (RunningProgram program =
        patient(jdk, requests).with(AgentOptions.bare().argument(settings.toString())).start()) {
      ask(requests, "0", program);
      String pid = Long.toString(program.pid());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(AgentCommand.on(jdk).succeed("status", pid))
                      .contains("delivery to no backend")
                      .containsPattern("events sent nowhere +1\\b"));

      Files.write(
          settings, List.of("faultline.backends=file", "faultline.backend.file.path=" + archive));
      program.awaitLine("faultline.backends: none -> file");
      ask(requests, "1", program);
      await().atMost(PATIENCE).until(() -> Files.exists(archive));
      await().atMost(PATIENCE).until(() -> Files.readString(archive).contains("failure 1"));
      assertThat(AgentCommand.on(jdk).succeed("detach", pid))
          .contains("events: 1 sent nowhere, because there was no backend; ");
      assertThat(Files.readString(archive)).doesNotContain("failure 0");
      assertThat(end(requests, program).exitCode()).isZero();
    }
  }

  @EveryJdk(few = true)
  void aJarThatIsOfNoUseIsToldAndTheOtherBackendsGoOn(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path folder = TestFolders.create("settings");
    Path settings = folder.resolve("faultline.properties");
    Path jar = Files.writeString(folder.resolve("chat.jar"), "this is no jar");
    try (RecordingBackend backend = RecordingBackend.start()) {
      Files.write(
          settings,
          List.of(
              "faultline.endpoint=" + backend.uri(),
              "faultline.backends=otlp,chat",
              "faultline.backend.chat.room=errors",
              "faultline.backend.jars=" + jar));
      String unreadable =
          "faultline.properties:4: faultline.backend.jars: " + jar + " cannot be read as a jar: ";
      String unknown =
          "faultline.properties:2: faultline.backends: chat is no type of backend, and"
              + " faultline.backend.chat.type is not set; there are otlp, collector, file, log, sentry";
      Outcome check = AgentCommand.on(jdk).run("check", settings.toString());
      assertThat(check.exitCode()).isEqualTo(1);
      assertThat(check.err()).contains(unreadable, unknown);

      try (RunningProgram program =
          patient(jdk, requests).with(AgentOptions.bare().argument(settings.toString())).start()) {
        program.awaitLine(unreadable);
        program.awaitLine(unknown);
        ask(requests, "0", program);
        backend.awaitText("failure 0");
        assertThat(end(requests, program).exitCode()).isZero();
      }
    }
  }

  private static JavaProgram patient(Jdk jdk, Path requests) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("patient"))
        .mainClass("com.acme.patient.Patient")
        .arguments(requests.toString());
  }

  private static void ask(Path requests, String what, RunningProgram program) throws IOException {
    Files.createFile(requests.resolve(what));
    program.awaitLine("caught failure " + what);
  }

  private static Outcome end(Path requests, RunningProgram program) throws IOException {
    Files.createFile(requests.resolve("end"));
    return program.await();
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
    }
  }
}
