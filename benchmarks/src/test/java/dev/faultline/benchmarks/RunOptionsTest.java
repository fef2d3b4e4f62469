package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOptionsTest {
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void makeAJar() throws Exception {
    jar = Files.createFile(folder.resolve("some.jar"));
  }

  @Test
  void allPartsAreChosenWhenNoneIsNamed() {
    assertThat(options().isChosen("collector")).isTrue();
    assertThat(options("guards").isChosen("collector")).isFalse();
    assertThat(options("guards", "collector").isChosen("collector")).isTrue();
  }

  @Test
  void theCollectorsEventsAndIssuesAreNumbers() {
    RunOptions options =
        options("--events", "200000", "--issues", "100", "--issues", "10000", "collector");

    assertThat(options.collectorPlan().stores()).extracting("events").containsOnly(200_000L);
    assertThat(options.collectorPlan().stores()).extracting("issues").contains(100, 10_000);
  }

  @Test
  void whatIsMeasuredIsSaidOfEachPart() {
    String collector = "each collector once: 20,000 events, then a steady rate, then answers";
    assertThat(options("guards").how())
        .isEqualTo(
            "7 rounds of what budgets are about, 2 of what --quick leaves out, 3 of all else, each"
                + " in a JVM of its own, by turns, with iterations of 0.5 s");
    assertThat(options("--quick", "guards").how())
        .isEqualTo(
            "quick: 3 rounds of what budgets are about, 1 of all else, each in a JVM of its own,"
                + " by turns, with iterations of 0.2 s");
    assertThat(options("--quick", "applications").how())
        .isEqualTo(
            "one start of an application with each agent, and one before that is not counted; one"
                + " JVM with each is loaded, by turns");
    assertThat(options("applications").how())
        .isEqualTo(
            "5 starts of an application with each agent, and one before that is not counted, 7 more"
                + " without an agent, with ours at its defaults and with OpenTelemetry's; 2 JVMs with"
                + " each are loaded, by turns, and then 4 without an agent and with ours at its"
                + " defaults");
    assertThat(options("--events", "20000", "collector").how()).isEqualTo(collector);
    assertThat(options("--events", "20000").how())
        .startsWith("7 rounds")
        .endsWith("; " + collector);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertRefused("--events needs a number, not many", "--events", "many");
    assertRefused("--issues needs a value", "--issues");
    assertRefused("no benchmark or option is called collectors", "collectors");
    assertRefused("--path needs a path such as /owners/1: owners", "--path", "owners");
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertRefused("--path and --storm-path go with --application", "--path", "/owners/1");
    assertRefused(
        "--events is for the benchmark collector, which is not among those named",
        "--events",
        "20000",
        "guards");
    assertRefused(
        "--application is for the benchmark applications",
        "--application",
        jar.toString(),
        "guards");
  }

  @Test
  void resultsNeedAFolder() {
    assertRefused("--out needs a folder, and there is a file: ", "--out", jar.toString());
    assertRefused("--out needs a folder, and there is a file: ", "--out", jar + "/below");
    assertThat(options("--out", folder.resolve("new").toString()).folder())
        .isEqualTo(folder.resolve("new"));
  }

  @Test
  void anApplicationIsAJarAFolderOrCoordinates() {
    for (String one : List.of(jar.toString(), folder.toString(), "com.acme:shop:1.0")) {
      assertThat(options("--application", one, "--storm-path", "/oups").application())
          .isEqualTo(one);
    }
    assertRefused("--application needs a jar, the folder of a checkout", "--application", "shop");
  }

  private void assertRefused(String message, String... arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(arguments))
        .withMessageStartingWith(message);
  }

  private RunOptions options(String... more) {
    List<String> arguments = new ArrayList<>();
    for (String option : List.of("--agent", "--bookshop", "--collector")) {
      arguments.add(option);
      arguments.add(jar.toString());
    }
    arguments.addAll(List.of(more));
    return RunOptions.of(arguments.toArray(new String[0]));
  }
}
