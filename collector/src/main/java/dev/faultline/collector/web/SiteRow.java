package dev.faultline.collector.web;

import dev.faultline.collector.otlp.MetricPoint;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many exceptions of a type a site had since its agent started.
 *
 * @param kind {@code throw}, {@code catch}, {@code exit}
 * @param method class and method
 * @param line with a colon before it, empty when unknown
 * @param type the exception's
 * @param count exact, whatever was sampled
 */
public record SiteRow(String kind, TypeName method, String line, TypeName type, long count) {

  /** The busiest first, {@code limit} of them. */
  static List<SiteRow> busiest(List<MetricPoint> points, int limit) {
    return points.stream()
        .sorted(Comparator.comparingDouble(MetricPoint::value).reversed())
        .limit(limit)
        .map(SiteRow::of)
        .collect(Collectors.toList());
  }

  private static SiteRow of(MetricPoint point) {
    return new SiteRow(
        point.attributes().text("faultline.site.kind").orElse(""),
        methodName(point.attributes().text("code.function.name").orElse("")),
        point.attributes().text("code.line.number").map(line -> ":" + line).orElse(""),
        TypeName.of(point.attributes().text("exception.type").orElse("")),
        (long) point.value());
  }

  /** The last two parts, class and method, apart from the package. */
  static TypeName methodName(String name) {
    int method = name.lastIndexOf('.');
    int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
    return new TypeName(name.substring(0, type + 1), name.substring(type + 1));
  }
}
