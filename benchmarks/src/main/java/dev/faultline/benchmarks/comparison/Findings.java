package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What was measured of a comparison, as far as it has got. To be used by one thread. */
public final class Findings {
  private final Comparison comparison;
  private final Map<Cell, List<List<Double>>> runs = new LinkedHashMap<>();
  private final Map<Cell, List<Double>> bytes = new LinkedHashMap<>();
  private final Map<Cell, Figure> exact = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  public Findings(Comparison comparison) {
    this.comparison = comparison;
    notes.addAll(comparison.notes());
  }

  /**
   * Adds what one run has measured for a cell.
   *
   * @param samples of the run, in {@link Unit#sampleSymbol}
   * @param allocated bytes an operation, or {@link Figure#NOT_COUNTED}
   */
  public void add(Cell cell, List<Double> samples, double allocated) {
    runs.computeIfAbsent(cell, key -> new ArrayList<>()).add(samples);
    bytes.computeIfAbsent(cell, key -> new ArrayList<>()).add(allocated);
  }

  /**
   * Adds what need not be measured again, such as the length of a file.
   *
   * @param value in {@link Unit#sampleSymbol}
   */
  public void addExact(Cell cell, double value) {
    exact.put(cell, Figure.exactly(value));
  }

  /** Adds what has to be known to read the figures, one sentence. */
  public void note(String note) {
    notes.add(note);
  }

  /** What has to be known to read the figures; unmodifiable. */
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  public Comparison comparison() {
    return comparison;
  }

  /** In the order in which they were first measured. */
  public Map<Cell, Figure> figures() {
    Map<Cell, Figure> figures = new LinkedHashMap<>();
    runs.forEach(
        (cell, some) -> figures.put(cell, Figure.of(some, Figure.median(bytes.get(cell)))));
    figures.putAll(exact);
    return Collections.unmodifiableMap(figures);
  }

  /** Names of rows in the order in which they were first measured. */
  public List<String> rows() {
    LinkedHashSet<String> rows = new LinkedHashSet<>();
    figures().keySet().forEach(cell -> rows.add(cell.row()));
    return List.copyOf(rows);
  }

  /** The same of columns. */
  public List<String> columns() {
    LinkedHashSet<String> columns = new LinkedHashSet<>();
    figures().keySet().forEach(cell -> columns.add(cell.column()));
    return List.copyOf(columns);
  }
}
