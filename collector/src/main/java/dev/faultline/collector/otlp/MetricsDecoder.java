package dev.faultline.collector.otlp;

import java.util.List;

/** Decodes an {@code ExportMetricsServiceRequest} of one encoding. Thread-safe. */
interface MetricsDecoder {

  /**
   * The points of all sums, gauges and exponential histograms of a request, in order.
   *
   * @param budget what the points may be made of
   * @throws OverBudgetException if that is not enough
   * @throws MalformedBodyException if {@code body} is not a request in this encoding
   */
  List<MetricPoint> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException;
}
