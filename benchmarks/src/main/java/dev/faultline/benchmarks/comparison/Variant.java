package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A benchmark under certain conditions, and the cells that its results go into. Immutable. */
public final class Variant {
  private final Class<?> benchmark;
  private final List<String> methods;
  private final Map<String, String[]> parameters;
  private final Map<String, String> titles;
  private final int threads;
  private final boolean detail;
  private final List<String> agentSettings;
  private final String row;
  private final String column;

  private Variant(Builder builder, String row, String column) {
    benchmark = builder.benchmark;
    methods = builder.methods;
    parameters = new LinkedHashMap<>(builder.parameters);
    titles = new LinkedHashMap<>(builder.titles);
    threads = builder.threads;
    detail = builder.detail;
    agentSettings = builder.agentSettings;
    this.row = row;
    this.column = column;
  }

  public static Builder of(Class<?> benchmark) {
    return new Builder(benchmark);
  }

  /** What JMH is to run, a regular expression. */
  String include() {
    return benchmark.getName()
        + "\\."
        + (methods.isEmpty() ? "" : "(" + String.join("|", methods) + ")$");
  }

  /** Values of parameters that differ from what the benchmark says itself. */
  Map<String, String[]> parameters() {
    return parameters;
  }

  /** Zero for as many as the benchmark says itself. */
  int threads() {
    return threads;
  }

  /** Whether it is left out when there is little time. */
  boolean isDetail() {
    return detail;
  }

  /** Null when the agent is not attached. */
  List<String> agentSettings() {
    return agentSettings;
  }

  /**
   * Where a result goes.
   *
   * @param resultMethod of the benchmark
   * @param resultParameters its values
   */
  Cell cell(String resultMethod, Map<String, String> resultParameters) {
    return new Cell(
        filled(row, resultMethod, resultParameters),
        filled(column, resultMethod, resultParameters));
  }

  /** All that its results go into, when it says which methods they are of. */
  Set<Cell> cells() {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : parameter.getValue()) {
          Map<String, String> one = new LinkedHashMap<>(some);
          one.put(parameter.getKey(), value);
          more.add(one);
        }
      }
      all = more;
    }
    Set<Cell> cells = new LinkedHashSet<>();
    for (String method : methods) {
      all.forEach(values -> cells.add(cell(method, values)));
    }
    return cells;
  }

  /** As it stands in the table, for whoever reads why it failed. */
  @Override
  public String toString() {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach((name, some) -> values.put(name, String.join(" or ", some)));
    String method = methods.isEmpty() ? benchmark.getSimpleName() : String.join(" or ", methods);
    return filled(row, method, values) + ", " + filled(column, method, values);
  }

  private String filled(String pattern, String method, Map<String, String> parameters) {
    String text = pattern.replace("{method}", titles.getOrDefault(method, method));
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      String value = titles.getOrDefault(one.getValue(), one.getValue());
      text = text.replace("{" + one.getKey() + "}", value);
    }
    return text;
  }

  /** Says what differs from the benchmark as it stands, without the agent. */
  public static final class Builder {
    private final Class<?> benchmark;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private List<String> methods = List.of();
    private int threads;
    private boolean detail;
    private List<String> agentSettings;

    private Builder(Class<?> benchmark) {
      this.benchmark = benchmark;
    }

    /** Only these methods of it. */
    public Builder methods(String... names) {
      methods = List.of(names);
      return this;
    }

    /** Left out when there is little time, and measured less often when there is much. */
    public Builder detail() {
      detail = true;
      return this;
    }

    public Builder with(String parameter, Object... values) {
      parameters.put(parameter, texts(values));
      return this;
    }

    private static String[] texts(Object[] values) {
      return Stream.of(values)
          .map(value -> value instanceof Enum<?> one ? one.name() : value.toString())
          .toArray(String[]::new);
    }

    /**
     * How a method, or a parameter's value, is told.
     *
     * @param name as the benchmark has it
     */
    public Builder title(String name, String title) {
      titles.put(name, title);
      return this;
    }

    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    /**
     * With the agent.
     *
     * @param settings without their prefix, such as {@code sampling.site-burst=1}
     */
    public Builder agent(String... settings) {
      agentSettings = new ArrayList<>(List.of(settings));
      return this;
    }

    /**
     * The variant.
     *
     * @param row may hold {@code {method}} and, in braces, names of parameters
     * @param column the same
     */
    public Variant in(String row, String column) {
      return new Variant(this, row, column);
    }
  }
}
