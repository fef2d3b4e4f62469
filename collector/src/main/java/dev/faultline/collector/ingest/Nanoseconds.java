package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads times that are attributes. */
final class Nanoseconds {

  private Nanoseconds() {}

  /** Nanoseconds since 1970, of {@code where}. */
  static long read(JsonNode node, String where) throws RejectedRecordException {
    if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
      return node.longValue();
    }
    throw new RejectedRecordException(
        where
            + " is "
            + (node.isMissingNode() ? "missing" : node)
            + ": it must be nanoseconds since 1970, up to the year 2262");
  }
}
