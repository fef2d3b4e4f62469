package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A benchmark under certain conditions, and the cells that its results go into. Immutable. */
public final class Variant {
  private final Class<?> benchmark;
  private final String method;
  private final Map<String, String[]> parameters;
  private final int threads;
  private final List<String> agentSettings;
  private final String row;
  private final String column;

  private Variant(Builder builder, String row, String column) {
    benchmark = builder.benchmark;
    method = builder.method;
    parameters = new LinkedHashMap<>(builder.parameters);
    threads = builder.threads;
    agentSettings = builder.agentSettings;
    this.row = row;
    this.column = column;
  }

  public static Builder of(Class<?> benchmark) {
    return new Builder(benchmark);
  }

  /** What JMH is to run, a regular expression. */
  String include() {
    return benchmark.getName() + "\\." + (method == null ? "" : method + "$");
  }

  /** Values of parameters that differ from what the benchmark says itself. */
  Map<String, String[]> parameters() {
    return parameters;
  }

  /** Zero for as many as the benchmark says itself. */
  int threads() {
    return threads;
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

  private static String filled(String pattern, String method, Map<String, String> parameters) {
    String text = pattern.replace("{method}", method);
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      text = text.replace("{" + one.getKey() + "}", one.getValue());
    }
    return text;
  }

  @Override
  public String toString() {
    return Stream.of(row, column)
        .filter(text -> !text.startsWith("{"))
        .map(text -> text.replaceAll("[:,]? *[^ ]*\\{.*", ""))
        .collect(Collectors.joining(", "));
  }

  /** Says what differs from the benchmark as it stands, without the agent. */
  public static final class Builder {
    private final Class<?> benchmark;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private String method;
    private int threads;
    private List<String> agentSettings;

    private Builder(Class<?> benchmark) {
      this.benchmark = benchmark;
    }

    /** Only this method of it. */
    public Builder method(String method) {
      this.method = method;
      return this;
    }

    public Builder with(String parameter, Object... values) {
      parameters.put(
          parameter,
          Stream.of(values)
              .map(value -> value instanceof Enum<?> one ? one.name() : value.toString())
              .toArray(String[]::new));
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
