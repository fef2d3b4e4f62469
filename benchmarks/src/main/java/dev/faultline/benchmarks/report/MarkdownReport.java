package dev.faultline.benchmarks.report;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.util.Map;

/** A comparison as a table, its budgets as a second one, and notes. */
public final class MarkdownReport {
  private final Findings findings;
  private final Map<Cell, Figure> figures;

  public MarkdownReport(Findings findings) {
    this.findings = findings;
    this.figures = findings.figures();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    table(text);
    if (!findings.comparison().budgets().isEmpty()) {
      budgets(text);
    }
    if (!findings.notes().isEmpty()) {
      text.append('\n');
      findings.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    }
    return text.toString();
  }

  private void table(StringBuilder text) {
    Comparison comparison = findings.comparison();
    text.append("\n| ").append(comparison.title()).append(" |");
    findings.columns().forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n| --- |").append(" ---: |".repeat(findings.columns().size()));
    for (String row : findings.rows()) {
      text.append("\n| ").append(row).append(" |");
      for (String column : findings.columns()) {
        text.append(cell(figures.get(new Cell(row, column)))).append(" |");
      }
    }
    text.append('\n');
  }

  private String cell(Figure figure) {
    if (figure == null) {
      return "";
    }
    String bytes = FigureText.bytes(figure);
    return ' '
        + FigureText.timeAndNoise(figure, findings.comparison().unit())
        + (bytes == null ? "" : ", " + bytes);
  }

  private void budgets(StringBuilder text) {
    Unit unit = findings.comparison().unit();
    text.append(
        "\n| budget | at most | measured | with the noise | |\n| --- | ---: | ---: | ---: | --- |");
    for (Budget budget : findings.comparison().budgets()) {
      double measured = budget.measured(figures);
      text.append("\n| ")
          .append(budget.what())
          .append(" | ")
          .append(FigureText.ofBudget(budget, budget.share(), unit))
          .append(" | ")
          .append(Double.isNaN(measured) ? "-" : FigureText.ofBudget(budget, measured, unit))
          .append(" |")
          .append(noise(budget, unit))
          .append(" | ")
          .append(verdictText(budget, measured))
          .append(" |");
    }
    text.append('\n');
  }

  private String noise(Budget budget, Unit unit) {
    double least = budget.measuredAtLeast(figures);
    double most = budget.measuredAtMost(figures);
    return Double.isNaN(least) || least == most
        ? ""
        : ' '
            + FigureText.ofBudget(budget, least, unit)
            + " to "
            + FigureText.ofBudget(budget, most, unit);
  }

  private String verdictText(Budget budget, double measured) {
    switch (budget.verdict(figures)) {
      case MET:
        return "met";
      case WITHIN_NOISE:
        return (measured <= budget.share() ? "met" : "missed") + ", within the noise";
      case MISSED:
        return "**missed**";
      case NO_DIFFERENCE:
        return "cannot be told: what it is held against is within the noise";
      case MEASURED_ONCE:
        return "cannot be told: measured once";
      default:
        return "not measured";
    }
  }
}
