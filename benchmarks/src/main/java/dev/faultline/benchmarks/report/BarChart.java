package dev.faultline.benchmarks.report;

import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A comparison as bars from zero, in SVG: a group for each column of the table, which has a scale
 * of its own, a bar for each row, and a line for the noise. Ours has another colour than others, if
 * there are any.
 */
public final class BarChart {
  private static final int WIDTH = 760;
  private static final int LEAST_NAMES = 250;
  private static final int VALUES = 90;
  private static final int BAR = 16;
  private static final int STEP = 22;
  private static final int HEAD = 30;

  private static final int MARGIN = 12;

  /** Of a letter of 13 pixels, on average, in the widest font that is common. */
  private static final double LETTER = 7.6;

  private final Findings findings;
  private final Map<Cell, Figure> figures;
  private final int names;
  private final boolean oursAlone;
  private final StringBuilder svg = new StringBuilder();
  private int y = 24 + MARGIN;

  public BarChart(Findings findings) {
    this.findings = findings;
    figures = findings.figures();
    oursAlone =
        Stream.concat(findings.rows().stream(), findings.columns().stream())
            .noneMatch(BarChart::isOurs);
    int longest = findings.rows().stream().mapToInt(String::length).max().orElse(0);
    names = Math.max(LEAST_NAMES, MARGIN + (int) (longest * LETTER) + 10);
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
            <text class="title" x="%d" y="%d">%s</text>
            """,
            names - LEAST_NAMES + WIDTH + MARGIN,
            y + MARGIN,
            escaped(title()),
            MARGIN,
            MARGIN + 16,
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
            "<text class=\"group\" x=\"%d\" y=\"%d\">%s</text>%n",
            MARGIN,
            y - 8,
            escaped(column)));
    double longest =
        rows.stream()
            .map(row -> figures.get(new Cell(row, column)))
            .mapToDouble(figure -> Math.max(figure.median(), figure.high()))
            .max()
            .orElse(1);
    double scale = longest > 0 ? (WIDTH - LEAST_NAMES - VALUES) / longest : 0;
    for (String row : rows) {
      bar(row, figures.get(new Cell(row, column)), isOurs(row, column), scale);
      y += STEP;
    }
  }

  private void bar(String row, Figure figure, boolean ours, double scale) {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s</text>
            <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
            <line class="noise" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
            <text x="%.1f" y="%d">%s</text>
            """,
            names - 10,
            y + 12,
            escaped(row),
            ours ? "ours" : "theirs",
            names,
            y,
            length(figure.median(), scale),
            BAR,
            names + length(figure.low(), scale),
            names + length(figure.high(), scale),
            y + BAR / 2,
            y + BAR / 2,
            names + length(Math.max(figure.median(), figure.high()), scale) + 8,
            y + 12,
            escaped(FigureText.time(figure, findings.comparison().unit()))));
  }

  /** Not below zero, where noise may have brought a difference. */
  private static double length(double value, double scale) {
    return Math.max(0, value * scale);
  }

  private boolean isOurs(String row, String column) {
    return oursAlone || isOurs(row) || isOurs(column);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("Faultline");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
  }
}
