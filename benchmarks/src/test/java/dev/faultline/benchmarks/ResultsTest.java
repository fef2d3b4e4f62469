package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir Path folder;

  @Test
  void whatAnEarlierRunWroteIsGoneAndNothingElse() throws Exception {
    Files.createDirectories(folder.resolve("charts"));
    Files.createDirectories(folder.resolve("logs/guards"));
    List<String> old =
        List.of("results.md", "results.json", "charts/old.svg", "logs/a.log", "logs/guards/1.log");
    for (String file : old) {
      Files.writeString(folder.resolve(file), "old");
    }
    Files.writeString(folder.resolve("mine.md"), "mine");

    Results.begin(folder, Map.of());

    assertThat(old).noneMatch(file -> Files.exists(folder.resolve(file)));
    assertThat(folder.resolve("mine.md")).hasContent("mine");
  }

  @Test
  void whatWasMeasuredBeforeAFailureIsKept() throws Exception {
    Results results = Results.begin(folder, Map.of("processors", "2"));
    Findings first = some("first");
    results.add(List.of(first, some("second")));
    results.write();
    assertThat(folder.resolve("results.md")).content().contains("not finished", "processors: 2");

    first.add(new Cell("ours", "time"), List.of(12.0), Figure.NOT_COUNTED);
    results.fail("the machine is on fire");
    results.write();

    assertThat(folder.resolve("results.md"))
        .content()
        .contains("state: **failed**: the machine is on fire", "12 ns")
        .doesNotContain("second");
    assertThat(folder.resolve("results.json")).content().contains("\"first\"");
    assertThat(folder.resolve("charts/first.svg")).exists();
    assertThat(folder.resolve("charts/second.svg")).doesNotExist();
  }

  @Test
  void eachFailureIsTold() throws Exception {
    Results results = Results.begin(folder, Map.of());

    results.fail("guards: a peer does not end");
    results.fail("collector: no room");
    results.write();

    assertThat(folder.resolve("results.md"))
        .content()
        .contains("state: **failed**: guards: a peer does not end; collector: no room");
  }

  @Test
  void whatWasNotMeasuredIsNotSaidToBeMet() throws Exception {
    Results results = Results.begin(folder, Map.of());
    Cell once = new Cell("ours", "once");
    Cell twice = new Cell("ours", "twice");
    Findings findings =
        new Findings(
            Comparison.named("sizes", "sizes", Unit.NANOSECONDS)
                .budgets(
                    Budget.atMost("once", once, 10),
                    Budget.atMost("twice", twice, 10),
                    Budget.atMost("never", new Cell("ours", "never"), 10))
                .build());
    results.add(List.of(findings));
    findings.add(once, List.of(11.0, 12.0), Figure.NOT_COUNTED);
    findings.add(twice, List.of(11.0), Figure.NOT_COUNTED);
    findings.add(twice, List.of(12.0), Figure.NOT_COUNTED);

    assertThat(results.missed()).containsExactly("twice");
    assertThat(results.notJudged()).containsExactly("once", "never");
  }

  private static Findings some(String name) {
    return new Findings(Comparison.named(name, name, Unit.NANOSECONDS).build());
  }
}
