package dev.faultline.client.otlp;

import java.math.BigDecimal;

/**
 * A number of records as JSON has it for an int64 of protobuf: an integer, written in whatever way.
 */
final class RejectedCount {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MAX_QUOTE_CHARS = 40;

  private RejectedCount() {}

  /**
   * Reads it.
   *
   * @return 0 or more; {@link Long#MAX_VALUE} for more than that, which is more than all of a batch
   * @throws NumberFormatException which says so, when it is no number of records
   */
  static long parse(String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException none) {
      throw senseless(text);
    }
    if (number.compareTo(MOST) > 0) {
      return Long.MAX_VALUE;
    }
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw senseless(text);
    }
    return number.longValue();
  }

  private static NumberFormatException senseless(String text) {
    String quote = text.length() <= MAX_QUOTE_CHARS ? text : text.substring(0, MAX_QUOTE_CHARS);
    return new NumberFormatException(
        "says that it refused '"
            + quote
            + "' records of a batch, which is no number of them: all count as delivered");
  }
}
