package dev.faultline.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class SettingsIT {

  private final CollectorProcess collector;

  SettingsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void takesAPropertiesFile(Jdk jdk) throws IOException {
    String service = "settings-file-" + jdk.major();
    Path file =
        file(
            "# ours",
            "faultline.endpoint = " + collector.uri(),
            "faultline.shutdown.timeout = 60s",
            "faultline.service.name = " + service,
            "faultline.in-app = com.acme.hello");

    Outcome outcome = run(HelloProgram.on(jdk).with(withFile(file)));

    assertThat(outcome.agentLines()).containsExactly("[faultline] in-app: com.acme.hello (as set)");
    CapturedEvent event = collector.events(service).awaitMessage(HelloProgram.FAILURE);
    assertThat(event.variables().all())
        .containsEntry("name", "\"Ada\"")
        .containsEntry("times", "42");
  }

  @Test
  void systemPropertiesGoBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Path file =
        file(
            "faultline.in-app = com.from.file",
            "faultline.service.name = settings-from-file",
            "faultline.snapshot.string-length = 1");
    JavaProgram program =
        HelloProgram.on(Jdks.current())
            .environment("FAULTLINE_SERVICE_NAME", "settings-from-environment")
            .environment("FAULTLINE_IN_APP", "com.from.environment");

    run(
        program.with(
            AgentOptions.sendingTo(collector.uri())
                .argument(file.toString())
                .setting("faultline.in-app", "com.acme")));

    CapturedEvent event =
        collector.events("settings-from-environment").awaitMessage(HelloProgram.FAILURE);
    assertThat(event.variables().json("name")).isEqualTo("\"A… (+2 chars)\"");
    assertThat(collector.events("settings-from-file").issues()).isEmpty();
  }

  @Test
  void findsTheFileThatAVariableNamesAndPrefersTheOneGivenToTheAgent() throws IOException {
    JavaProgram program =
        HelloProgram.on(Jdks.current())
            .environment("FAULTLINE_CONFIG", file("faultline.in-app = com.by.variable").toString());

    assertThat(run(program.with(AgentOptions.bare())).agentLines())
        .first()
        .isEqualTo("[faultline] in-app: com.by.variable (as set)");
    assertThat(run(program.with(withFile(file("faultline.in-app=com.by.argument")))).agentLines())
        .first()
        .isEqualTo("[faultline] in-app: com.by.argument (as set)");
  }

  @Test
  void warnsOnceOfEachUnknownSettingWithItsPlaceAndTheNearestName() throws IOException {
    Path file = file("faultline.enabled=true", "", "faultline.inapp=com.acme", "nonsense=1");
    JavaProgram program =
        HelloProgram.on(Jdks.current())
            .environment("FAULTLINE_SERVICENAME", "shop")
            .with(withFile(file).setting("faultline.snapshot.dept", "2"));

    assertThat(warnings(run(program)))
        .containsExactlyInAnyOrder(
            file
                + ":3: faultline.inapp is not a setting and is ignored; did you mean faultline.in-app?",
            file + ":4: nonsense is not a setting and is ignored; docs/settings.md lists them",
            "environment variable FAULTLINE_SERVICENAME is not a setting and is ignored;"
                + " did you mean FAULTLINE_SERVICE_NAME?",
            "system property faultline.snapshot.dept is not a setting and is ignored;"
                + " did you mean faultline.snapshot.depth?");
  }

  @Test
  void aMalformedValueIsNamedAndGivesWayToTheNextPlace() throws IOException {
    Path file =
        file(
            "faultline.service.name=settings-malformed",
            "faultline.snapshot.string-length=2",
            "faultline.snapshot.depth=deep",
            "faultline.enabled=ja");
    JavaProgram program =
        HelloProgram.on(Jdks.current())
            .environment("FAULTLINE_SNAPSHOT_STRING_LENGTH", "-1")
            .with(
                AgentOptions.sendingTo(collector.uri())
                    .argument(file.toString())
                    .setting("faultline.snapshot.string-length", "many"));

    Outcome outcome = run(program);

    assertThat(warnings(outcome))
        .containsExactlyInAnyOrder(
            "system property faultline.snapshot.string-length: 'many' is not a whole number from 0"
                + " to 65536, and is ignored",
            "environment variable FAULTLINE_SNAPSHOT_STRING_LENGTH: '-1' is not a whole number from"
                + " 0 to 65536, and is ignored",
            file
                + ":3: faultline.snapshot.depth: 'deep' is not a whole number from 0 to 10, and is ignored",
            file + ":4: faultline.enabled: 'ja' is not true or false, and is ignored");
    CapturedEvent event = collector.events("settings-malformed").awaitMessage(HelloProgram.FAILURE);
    assertThat(event.variables().json("name")).isEqualTo("\"Ad… (+1 chars)\"");
  }

  @Test
  void aMissingFileIsNamedAndTheProgramRuns() {
    Path missing = TestFolders.create("settings").resolve("missing.properties");

    assertThat(warnings(run(HelloProgram.on(Jdks.current()).with(withFile(missing)))))
        .singleElement()
        .asString()
        .startsWith("the settings file " + missing + " cannot be read (");
  }

  @EveryJdk
  void switchedOffItSaysSoAndDoesNothing(Jdk jdk) {
    AgentOptions off =
        AgentOptions.sendingTo(collector.uri())
            .service("settings-off-" + jdk.major())
            .setting("faultline.enabled", "false");

    assertThat(run(HelloProgram.on(jdk).with(off)).agentLines())
        .containsExactly("[faultline] off, because faultline.enabled is false");
    assertThat(collector.events("settings-off-" + jdk.major()).issues()).isEmpty();
  }

  private static AgentOptions withFile(Path file) {
    return AgentOptions.bare().argument(file.toString());
  }

  /** Runs it and checks that the program itself is as without the agent. */
  private static Outcome run(JavaProgram program) {
    Outcome outcome = program.run();
    assertThat(outcome.withoutAgentLines()).isEqualTo(HelloProgram.on(Jdks.current()).run());
    return outcome;
  }

  /** What each warning says. Whether there is a backend is no matter here. */
  private static List<String> warnings(Outcome outcome) {
    String prefix = "[faultline] WARN: ";
    return outcome.agentLines().stream()
        .filter(line -> line.startsWith(prefix))
        // Of programs here that have nobody to send to.
        .filter(line -> !line.contains("does not take events"))
        .filter(line -> !line.contains("not all events were sent at the end"))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  private static Path file(String... lines) throws IOException {
    return Files.write(
        TestFolders.create("settings").resolve("faultline.properties"), List.of(lines));
  }
}
