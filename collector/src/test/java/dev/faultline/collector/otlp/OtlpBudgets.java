package dev.faultline.collector.otlp;

/** Budgets for decoders that are tested by themselves. */
final class OtlpBudgets {

  private static final long PLENTY = 1L << 40;

  private OtlpBudgets() {}

  static DecodingBudget unlimited() {
    return new DecodingBudget(new ByteBudget(PLENTY).share(), 0, PLENTY);
  }
}
