package dev.faultline.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Means and their intervals as a Markdown table. */
final class ResultTable {

  private final String title;
  private final TimeUnit unit;
  private final Map<String, Map<String, RunResult>> rows = new LinkedHashMap<>();
  private final Set<String> columns = new LinkedHashSet<>();

  /**
   * @param title what stands above the rows' names
   * @param unit that results in nanoseconds are shown in
   */
  ResultTable(String title, TimeUnit unit) {
    this.title = title;
    this.unit = unit;
  }

  /** Adds a row with a column for each value of a parameter. */
  void row(String name, String parameter, Collection<RunResult> results) {
    for (RunResult result : results) {
      put(name, parameter + " " + result.getParams().getParam(parameter), result);
    }
  }

  /** Adds cells of one row, each in the column that a parameter's value names. */
  void cells(String row, String parameter, Collection<RunResult> results) {
    for (RunResult result : results) {
      String value = result.getParams().getParam(parameter);
      put(row, value.toLowerCase(Locale.ROOT), result);
    }
  }

  /** Adds a column with a row for each benchmark, and each value of its parameters. */
  void column(String name, Collection<RunResult> results) {
    for (RunResult result : results) {
      StringBuilder row = new StringBuilder(result.getPrimaryResult().getLabel());
      for (String parameter : result.getParams().getParamsKeys()) {
        row.append(", ").append(result.getParams().getParam(parameter));
      }
      put(row.toString(), name, result);
    }
  }

  private void put(String row, String column, RunResult result) {
    columns.add(column);
    rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column, result);
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("\n| ").append(title).append(" |");
    columns.forEach(column -> table.append(' ').append(column).append(" |"));
    table.append("\n| --- |").append(" ---: |".repeat(columns.size()));
    rows.forEach(
        (name, results) -> {
          table.append("\n| ").append(name).append(" |");
          columns.forEach(column -> table.append(cell(results.get(column))).append(" |"));
        });
    return table.append('\n').toString();
  }

  private String cell(RunResult result) {
    if (result == null) {
      return "";
    }
    Result<?> time = result.getPrimaryResult();
    double one = unit.toNanos(1);
    return String.format(
            Locale.ROOT,
            " %.2f ± %.2f %s",
            time.getScore() / one,
            time.getScoreError() / one,
            unit == TimeUnit.MICROSECONDS ? "µs" : "ns")
        + allocated(result.getSecondaryResults().get("gc.alloc.rate.norm"));
  }

  /** What the profiler allocates itself is a few thousandths of a byte. */
  private static String allocated(Result<?> bytes) {
    return bytes == null ? "" : String.format(Locale.ROOT, ", %.0f B", bytes.getScore());
  }
}
