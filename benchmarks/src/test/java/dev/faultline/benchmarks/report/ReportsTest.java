package dev.faultline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private final Findings findings =
      new Findings(Comparison.named("rate", "events taken in", Unit.PER_SECOND).build());

  ReportsTest() {
    findings.add(new Cell("100 issues", "all"), List.of(4321.6), Figure.NOT_COUNTED);
    findings.add(new Cell("100 issues", "the last tenth"), List.of(12.0), Figure.NOT_COUNTED);
    findings.note("100 issues: a heap of 512 MiB");
  }

  @Test
  void aTableHasRowsColumnsAndNotes() {
    assertThat(new MarkdownReport(findings).toString())
        .isEqualTo(
            """

            | events taken in | all | the last tenth |
            | --- | ---: | ---: |
            | 100 issues | 4322 /s | 12 /s |

            - 100 issues: a heap of 512 MiB
            """);
  }

  @Test
  void programsGetSamplesInTheirUnitAndNotes() throws Exception {
    StringWriter json = new StringWriter();
    new JsonReport(Map.of("processors", "2"), List.of(findings)).write(json);

    assertThat(json.toString().replaceAll("\\s+", ""))
        .contains("\"name\":\"rate\",\"title\":\"eventstakenin\",\"unit\":\"/s\"")
        .contains("\"samples\":[4321.6]")
        .contains("\"notes\":[\"100issues:aheapof512MiB\"]");
  }

  @Test
  void aChartNamesEachFigure() {
    assertThat(new BarChart(findings).draw())
        .contains(">4322 /s</text>")
        .contains(">12 /s</text>")
        .doesNotContain("class=\"theirs\"");
  }

  @Test
  void eachGroupOfAChartHasAScaleOfItsOwn() {
    assertThat(new BarChart(findings).draw().split("width=\"420.0\"", -1)).hasSize(3);
  }

  @Test
  void aLongNameMakesAChartWiderAndOursHasItsColourInEitherPlace() {
    Findings calls = new Findings(Comparison.named("calls", "a call", Unit.NANOSECONDS).build());
    String row = "a row with a very long name, which tells much of what was measured for it";
    calls.add(new Cell(row, "no agent"), List.of(1.0), Figure.NOT_COUNTED);
    calls.add(new Cell(row, "Faultline"), List.of(2.0), Figure.NOT_COUNTED);

    String chart = new BarChart(calls).draw();

    assertThat(chart)
        .contains("class=\"theirs\"", "class=\"ours\"")
        .doesNotContain("width=\"760\"");
  }

  @Test
  void aBudgetIsToldInItsUnit() throws Exception {
    Cell ours = new Cell("Faultline", "jar");
    Findings sizes =
        new Findings(
            Comparison.named("size", "an agent", Unit.MEBIBYTES)
                .budgets(Budget.atMost("the jar", ours, 8 << 20))
                .build());
    sizes.addExact(ours, 6 << 20);
    StringWriter json = new StringWriter();
    new JsonReport(Map.of(), List.of(sizes)).write(json);

    assertThat(new MarkdownReport(sizes).toString())
        .contains("| the jar | 8 MiB | 6 MiB | | met |");
    assertThat(json.toString().replaceAll("\\s+", ""))
        .contains("\"atMost\":8388608.0,\"unit\":\"B\",\"measured\":6291456.0");
  }
}
