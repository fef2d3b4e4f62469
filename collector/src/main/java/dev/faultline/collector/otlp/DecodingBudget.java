package dev.faultline.collector.otlp;

/**
 * What decoding one body may cost, counted in bytes of body. A few bytes can stand for a whole
 * object: each part is counted with what it takes in memory, as if the body were as large as that.
 * Not thread-safe.
 */
final class DecodingBudget {

  /** An element, attribute or field of an object. */
  private static final int PART = 16;

  /** A record, and the event that is made of it. */
  private static final int RECORD = 256;

  /** So much is taken from the shared budget at once. */
  private static final int STEP = 16 * 1024;

  private final ByteBudget.Share memory;
  private final long limit;
  private long used;
  private long paid;

  /**
   * @param memory grows by what the parts cost more than the body
   * @param bodyBytes the body's size, by which {@code memory} has grown already
   * @param limit the largest body that is allowed, in bytes
   */
  DecodingBudget(ByteBudget.Share memory, long bodyBytes, long limit) {
    this.memory = memory;
    this.limit = limit;
    paid = bodyBytes;
  }

  void part() throws OverBudgetException {
    use(PART);
  }

  void record() throws OverBudgetException {
    use(RECORD);
  }

  private void use(int bytes) throws OverBudgetException {
    used += bytes;
    if (used > limit) {
      throw new OverBudgetException(
          Refusal.TOO_LARGE, "the body has too many records or values: send smaller batches");
    }
    if (used > paid) {
      if (!memory.grow(STEP)) {
        throw new OverBudgetException(Refusal.OVERLOADED, OverBudgetException.TOO_MUCH_AT_ONCE);
      }
      paid += STEP;
    }
  }
}
