package dev.faultline.benchmarks.report;

import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as bars from zero, all to one scale, in SVG: a group for each column of the table, a
 * bar for each row, ours in another colour, and a line from quartile to quartile.
 */
public final class BarChart {
  private static final int WIDTH = 760;
  private static final int NAMES = 250;
  private static final int VALUES = 90;
  private static final int BAR = 16;
  private static final int STEP = 22;
  private static final int HEAD = 30;

  private final Findings findings;
  private final Map<Cell, Figure> figures;
  private final double longest;
  private final StringBuilder svg = new StringBuilder();
  private int y = 24;

  public BarChart(Findings findings) {
    this.findings = findings;
    figures = findings.figures();
    longest = figures.values().stream().mapToDouble(Figure::high).max().orElse(1);
  }

  /** The chart, a whole file. */
  public String draw() {
    for (String column : findings.columns()) {
      group(column);
    }
    return String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %1$d %2$d" role="img">
            <title>%s</title>
            <style>
            text { font: 13px system-ui, sans-serif; fill: #24292f }
            .title { font-weight: 600; font-size: 15px } .group { font-weight: 600 }
            .theirs { fill: #9aa4b2 } .ours { fill: #0f766e } .noise { stroke: #24292f; stroke-width: 1.5 }
            @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .theirs { fill: #6b7684 } .ours { fill: #2dd4bf } .noise { stroke: #e6edf3 } }
            </style>
            <text class="title" x="0" y="16">%s</text>
            """,
            WIDTH,
            y + 6,
            escaped(title()),
            escaped(title()))
        + svg
        + "</svg>\n";
  }

  private String title() {
    return findings.comparison().title();
  }

  private void group(String column) {
    List<String> rows =
        findings.rows().stream().filter(row -> figures.containsKey(new Cell(row, column))).toList();
    y += HEAD;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"group\" x=\"0\" y=\"%d\">%s</text>%n",
            y - 8,
            escaped(column)));
    for (String row : rows) {
      bar(row, figures.get(new Cell(row, column)));
      y += STEP;
    }
  }

  private void bar(String row, Figure figure) {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s</text>
            <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
            <line class="noise" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
            <text x="%.1f" y="%d">%s</text>
            """,
            NAMES - 10,
            y + 12,
            escaped(row),
            isOurs(row) ? "ours" : "theirs",
            NAMES,
            y,
            length(figure.median()),
            BAR,
            NAMES + length(figure.low()),
            NAMES + length(figure.high()),
            y + BAR / 2,
            y + BAR / 2,
            NAMES + length(Math.max(figure.median(), figure.high())) + 8,
            y + 12,
            escaped(FigureText.time(figure, findings.comparison().unit()))));
  }

  private double length(double nanos) {
    return nanos / longest * (WIDTH - NAMES - VALUES);
  }

  private static boolean isOurs(String row) {
    return row.startsWith("Faultline");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
  }
}
