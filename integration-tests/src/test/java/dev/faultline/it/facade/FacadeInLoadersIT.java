package dev.faultline.it.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facade's jar in class loaders of applications, several times in one JVM. */
class FacadeInLoadersIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern SILENT = Pattern.compile("round (\\d+) one= two=");
  private static final Pattern HEARD = Pattern.compile("round (\\d+) one=(\\S+) two=(\\S+)");

  /** As web applications are deployed: they have called the facade long before the agent comes. */
  @EveryJdk
  void everyApplicationHasItsOwnUntilTheAgentGoes(Jdk jdk) throws IOException {
    JavaProgram server =
        JavaProgram.on(jdk)
            .classPath(Programs.java("facadehost"))
            .mainClass("com.acme.deploy.Server")
            .arguments(application().toString(), Packaged.annotationsJar().toString());
    AgentCommand command = AgentCommand.on(jdk);
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = server.start()) {
      String pid = Long.toString(program.pid());
      awaitRound(program, SILENT, 3);
      assertThat(program.out()).doesNotContainPattern(HEARD);

      attach(command, pid, backend);
      // What began before all classes were woven has no variables.
      Matcher heard = awaitRound(program, HEARD, rounds(program) + 2);
      checkEvent(backend, heard.group(2), "one");
      checkEvent(backend, heard.group(3), "two");

      command.succeed("detach", pid);
      int detached = rounds(program);
      awaitRound(program, SILENT, detached + 3);
      assertThat(program.out().lines().skip(detached + 1)).allMatch(SILENT.asMatchPredicate());

      attach(command, pid, backend);
      Matcher again = awaitRound(program, HEARD, rounds(program) + 2);
      checkEvent(backend, again.group(2), "one");
      // The JVM itself warns of agents that come late, from Java 21 on.
      assertThat(program.err()).doesNotContain("[faultline] WARN", "Exception");
    }
  }

  private static void attach(AgentCommand command, String pid, RecordingBackend backend) {
    command.succeed(
        "attach",
        pid,
        "faultline.endpoint=" + backend.uri(),
        "faultline.in-app=com.acme",
        "faultline.overhead.max-cpu=100%",
        "faultline.sampling.fingerprint-burst=100000",
        "faultline.sampling.site-burst=100000",
        "faultline.sampling.process-burst=100000");
  }

  /** Waits for the first line of this kind in or after a round. */
  private static Matcher awaitRound(RunningProgram program, Pattern kind, int round) {
    return await()
        .atMost(PATIENCE)
        .until(() -> find(program.out(), kind, round), found -> found != null);
  }

  private static Matcher find(String out, Pattern kind, int round) {
    Matcher line = kind.matcher(out);
    while (line.find()) {
      if (Integer.parseInt(line.group(1)) >= round) {
        return line;
      }
    }
    return null;
  }

  private static int rounds(RunningProgram program) {
    return (int) program.out().lines().count();
  }

  @EveryJdk
  void bundlesHaveTheirOwnOrShareOne(Jdk jdk) throws IOException {
    Path felix = Packaged.library("felix");
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("osgihost", felix), felix)
            .mainClass("com.acme.host.Host")
            .arguments(TestFolders.create("osgi").toString())
            .arguments(Packaged.annotationsJar().toString())
            .arguments(bundle("com.acme.sharing", false).toString())
            .arguments(bundle("com.acme.sharing.too", false).toString())
            .arguments(bundle("com.acme.owning", true).toString());
    assertThat(program.run().out())
        .contains("com.acme.sharing=\n", "com.acme.sharing.too=\n", "com.acme.owning=\n")
        .contains("dev.faultline.annotations active true");

    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          program
              .with(AgentOptions.sendingTo(backend.uri()).setting("faultline.in-app", "com.acme"))
              .run();

      Map<String, String> ids = new LinkedHashMap<>();
      Matcher line = Pattern.compile("(com\\.acme\\.\\S+)=(\\S+)").matcher(outcome.out());
      while (line.find()) {
        ids.put(line.group(1), line.group(2));
      }
      assertThat(ids)
          .containsOnlyKeys("com.acme.sharing", "com.acme.sharing.too", "com.acme.owning");
      ids.forEach((bundle, id) -> checkEvent(backend, id, bundle));
      assertThat(outcome.agentLines()).noneMatch(text -> text.contains("WARN"));
    }
  }

  private static void checkEvent(RecordingBackend backend, String id, String tenant) {
    SentEvent event =
        new SentEvents(backend)
            .await(
                "with id " + id,
                one -> one.id().equals(id) && one.innermostLife().toString().contains("Faultline"));
    assertThat(event.innermostMessage()).isEqualTo("no order of " + tenant);
    assertThat(event.tags()).containsEntry("tenant", tenant);
    assertThat(event.breadcrumbs()).last().isEqualTo("crumb of " + tenant);
    assertThat(event.variables(0).get("order")).containsEntry("name", tenant);
  }

  private static Path application() {
    return Programs.java("facadeapp", Packaged.annotationsJar());
  }

  private static Path bundle(String name, boolean withFacade) {
    Path application = application();
    Map<String, byte[]> content = Jars.contentOf(application);
    content.putAll(
        Jars.contentOf(Programs.java("facadebundle", application, Packaged.library("felix"))));
    if (withFacade) {
      content.putAll(
          Jars.entriesOf(
              Packaged.annotationsJar(), entry -> entry.startsWith("dev/faultline/api/")));
    }
    return Jars.writeWith(
        name + ".jar",
        Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", name,
            "Bundle-Version", "1.0.0",
            "Bundle-Activator", "com.acme.bundle.Activator",
            "Import-Package",
                withFacade ? "org.osgi.framework" : "org.osgi.framework,dev.faultline.api"),
        content);
  }
}
