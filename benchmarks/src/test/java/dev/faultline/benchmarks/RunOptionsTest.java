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

    assertThat(options.collectorPlan().events()).isEqualTo(200_000);
    assertThat(options.collectorPlan().stores()).extracting("issues").contains(100, 10_000);
  }

  @Test
  void roundsAreSpokenOfWhereThereAreSome() {
    String collector = "each collector once: 20,000 events, then a steady rate, then answers";
    assertThat(options("guards").how()).isEqualTo("3 rounds, 5 x 1 s each");
    assertThat(options("--quick", "guards").how()).isEqualTo("quick: one round, 5 x 0.2 s");
    assertThat(options("--events", "20000", "collector").how()).isEqualTo(collector);
    assertThat(options("--events", "20000").how())
        .isEqualTo("3 rounds, 5 x 1 s each; " + collector);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("--events", "many"))
        .withMessage("--events needs a number, not many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("--issues"))
        .withMessage("--issues needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("collectors"))
        .withMessageStartingWith("no benchmark or option is called collectors");
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
