package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
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
import java.util.List;

/** The example of docs/backends.md, in the packaged agent. */
class BackendFromJarIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @EveryJdk(few = true)
  void takesEventsAndIsToldWhenTheServerComesBack(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path settings = TestFolders.create("settings").resolve("faultline.properties");
    SyslogServer server = SyslogServer.start(0);
    int port = server.port();
    try {
      Files.write(
          settings,
          List.of(
              "faultline.backend.jars=" + Packaged.exampleBackendJar(),
              "faultline.backends=syslog",
              "faultline.backend.syslog.address=127.0.0.1:" + port,
              "faultline.service.name=shop on the corner"));
      assertThat(AgentCommand.on(jdk).succeed("check", settings.toString()))
          .contains("ok, 4 settings");

      try (RunningProgram program =
          JavaProgram.on(jdk)
              .with(AgentOptions.bare().argument(settings.toString()))
              .classPath(Programs.java("patient"))
              .mainClass("com.acme.patient.Patient")
              .arguments(requests.toString())
              .start()) {
        ask(requests, "0", program);
        assertThat(server.awaitMessage("failure 0"))
            .matches(
                "<1[0-5]>1 [-0-9T:.]+Z [!-~]+ shop_on_the_corner "
                    + program.pid()
                    + " - \\[event@32473 id=\"[-0-9a-f]{36}\"] java.lang.IllegalStateException:"
                    + " failure 0 \\| [a-z]+ \\| at com.acme.patient.Patient.fail\\(Patient.java:\\d+\\)");

        server.close();
        ask(requests, "1", program);
        program.awaitLine("events are kept meanwhile");
        server = SyslogServer.start(port);
        server.awaitMessage("failure 1");

        String status = AgentCommand.on(jdk).succeed("status", Long.toString(program.pid()));
        assertThat(status)
            .contains("syslog://127.0.0.1:" + port)
            .containsPattern("events produced +2\\b")
            .containsPattern("events delivered +2\\b")
            .containsPattern("events dropped +0\\b");
        Files.createFile(requests.resolve("end"));
        Outcome outcome = program.await();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
            .isEqualTo("asked for 0\ncaught failure 0\nasked for 1\ncaught failure 1\nend\n");
      }
    } finally {
      server.close();
    }
  }

  @EveryJdk(few = true)
  void isTakenAwayAndBroughtBackWhileTheProgramRuns(Jdk jdk) throws IOException {
    Path requests = TestFolders.create("requests");
    Path settings = TestFolders.create("settings").resolve("faultline.properties");
    String jars = "faultline.backend.jars=" + Packaged.exampleBackendJar();
    try (SyslogServer server = SyslogServer.start(0)) {
      String address = "faultline.backend.syslog.address=127.0.0.1:" + server.port();
      Files.write(settings, List.of(jars, "faultline.backends=none"));
      try (RunningProgram program =
          JavaProgram.on(jdk)
              .with(AgentOptions.bare().argument(settings.toString()))
              .classPath(Programs.java("patient"))
              .mainClass("com.acme.patient.Patient")
              .arguments(requests.toString())
              .start()) {
        ask(requests, "0", program);
        Files.write(settings, List.of(jars, "faultline.backends=syslog", address));
        program.awaitLine("faultline.backends: none -> syslog");
        ask(requests, "1", program);
        server.awaitMessage("failure 1");

        String pid = Long.toString(program.pid());
        assertThat(AgentCommand.on(jdk).succeed("detach", pid)).contains("offered 1 = delivered 1");
        await().atMost(PATIENCE).until(server::hasNoConnection);
        Files.createFile(requests.resolve("end"));
        assertThat(program.await().exitCode()).isZero();
      }
    }
  }

  private static void ask(Path requests, String what, RunningProgram program) throws IOException {
    Files.createFile(requests.resolve(what));
    program.awaitLine("caught failure " + what);
  }
}
