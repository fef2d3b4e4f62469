package dev.faultline.benchmarks.comparison;

/** What figures are shown in. */
public enum Unit {
  NANOSECONDS("ns", "ns", 1),
  MICROSECONDS("µs", "ns", 1e3),
  MILLISECONDS("ms", "ns", 1e6),
  BYTES("B", "B", 1),
  MEBIBYTES("MiB", "B", 1 << 20),
  PER_SECOND("/s", "/s", 1),
  PERCENT("%", "share", 0.01);

  private final String symbol;
  private final String sampleSymbol;
  private final double size;

  Unit(String symbol, String sampleSymbol, double size) {
    this.symbol = symbol;
    this.sampleSymbol = sampleSymbol;
    this.size = size;
  }

  public String symbol() {
    return symbol;
  }

  /** What samples are in. */
  public String sampleSymbol() {
    return sampleSymbol;
  }

  /** In what samples are in. */
  public double size() {
    return size;
  }
}
