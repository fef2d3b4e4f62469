package dev.faultline.collector.otlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON encoding, {@code application/json}, as {@link JsonLogsDecoder} reads it. */
final class JsonMetricsDecoder implements MetricsDecoder {

  private final JsonRequest request =
      new JsonRequest("ExportMetricsServiceRequest", "resourceMetrics");

  @Override
  public List<MetricPoint> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException {
    List<MetricPoint> points = new ArrayList<>();
    request.read(body, budget, fields -> resourceMetrics(fields, points));
    return points;
  }

  private static void resourceMetrics(JsonFields fields, List<MetricPoint> points)
      throws IOException {
    List<Metric> metrics = new ArrayList<>();
    Attributes resource =
        JsonRequest.readResource(
            fields, "scopeMetrics", "metrics", () -> metrics.add(metric(fields)));
    for (Metric metric : metrics) {
      metric.points.forEach(
          point -> points.add(point.build(resource, metric.name, metric.histogram)));
    }
  }

  private static Metric metric(JsonFields fields) throws IOException {
    Metric metric = new Metric();
    fields.forEach(
        name -> {
          switch (name) {
            case "name":
              metric.name = fields.text();
              break;
            case "sum":
            case "gauge":
              dataPoints(fields, metric);
              break;
            case "exponentialHistogram":
              metric.histogram = true;
              dataPoints(fields, metric);
              break;
            default:
              fields.skip();
          }
        });
    return metric;
  }

  private static void dataPoints(JsonFields fields, Metric metric) throws IOException {
    fields.forEachElementOf("dataPoints", () -> metric.points.add(point(fields)));
  }

  private static MetricPointBuilder point(JsonFields fields) throws IOException {
    fields.budget().record();
    MetricPointBuilder point = new MetricPointBuilder();
    fields.forEach(
        name -> {
          switch (name) {
            case "attributes":
              point.attributes = JsonValues.attributes(fields);
              break;
            case "startTimeUnixNano":
              point.startTimeUnixNano = fields.unsigned64();
              break;
            case "timeUnixNano":
              point.timeUnixNano = fields.unsigned64();
              break;
            case "asInt":
              point.value = fields.int64();
              break;
            case "asDouble":
            case "sum":
              point.value = fields.number();
              break;
            case "count":
              point.count = fields.unsigned64();
              break;
            case "min":
              point.min = fields.number();
              break;
            case "max":
              point.max = fields.number();
              break;
            case "scale":
              point.scale = fields.int32();
              break;
            case "zeroCount":
              point.zeroCount = fields.unsigned64();
              break;
            case "positive":
              buckets(fields, point);
              break;
            default:
              fields.skip();
          }
        });
    return point;
  }

  private static void buckets(JsonFields fields, MetricPointBuilder point) throws IOException {
    fields.forEach(
        name -> {
          switch (name) {
            case "offset":
              point.offset = fields.int32();
              break;
            case "bucketCounts":
              fields.forEachElement(() -> point.bucketCounts.add(fields.unsigned64()));
              break;
            default:
              fields.skip();
          }
        });
  }

  /** Its points may come before its name. */
  private static final class Metric {
    String name = "";
    boolean histogram;
    final List<MetricPointBuilder> points = new ArrayList<>();
  }
}
