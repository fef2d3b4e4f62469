package dev.faultline.collector.otlp;

import java.util.List;

/** Decodes an {@code ExportLogsServiceRequest} of one encoding. Thread-safe. */
interface LogsDecoder {

  /**
   * All log records of a request, in order.
   *
   * @param budget what the records may be made of
   * @throws OverBudgetException if that is not enough
   * @throws MalformedBodyException if {@code body} is not a request in this encoding
   */
  List<LogRecord> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException;
}
