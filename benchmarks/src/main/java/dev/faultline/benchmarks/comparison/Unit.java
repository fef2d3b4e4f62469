package dev.faultline.benchmarks.comparison;

/** What figures are shown in. */
public enum Unit {
  NANOSECONDS("ns", 1),
  MICROSECONDS("µs", 1e3),
  MILLISECONDS("ms", 1e6),
  MEBIBYTES("MiB", 1 << 20);

  private final String symbol;
  private final double size;

  Unit(String symbol, double size) {
    this.symbol = symbol;
    this.size = size;
  }

  public String symbol() {
    return symbol;
  }

  /** In nanoseconds or bytes, which samples are in. */
  public double size() {
    return size;
  }
}
