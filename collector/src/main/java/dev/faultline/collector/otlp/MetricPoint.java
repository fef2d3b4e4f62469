package dev.faultline.collector.otlp;

/**
 * One data point of a sum, a gauge or an exponential histogram. Immutable.
 *
 * @param resource what produced it
 * @param metric the metric's name
 * @param attributes what tells it from other points of the metric
 * @param startTimeUnixNano since when it counts, 0 when not told
 * @param timeUnixNano when it was measured, 0 when not told
 * @param value of a sum or a gauge; the sum of a histogram
 * @param histogram null unless the metric is an exponential histogram
 */
public record MetricPoint(
    Attributes resource,
    String metric,
    Attributes attributes,
    long startTimeUnixNano,
    long timeUnixNano,
    double value,
    ExponentialHistogram histogram) {}
