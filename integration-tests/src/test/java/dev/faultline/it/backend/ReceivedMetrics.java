package dev.faultline.it.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of metrics that a backend was sent, oldest first. */
public final class ReceivedMetrics {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> metrics = new ArrayList<>();

  ReceivedMetrics(List<String> bodies) {
    for (String body : bodies) {
      try {
        for (JsonNode resource : JSON.readTree(body).path("resourceMetrics")) {
          for (JsonNode scope : resource.path("scopeMetrics")) {
            scope.path("metrics").forEach(metrics::add);
          }
        }
      } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }
  }

  /** The last value of each point of a sum, by its attributes, each as {@code key=value}. */
  public Map<Map<String, String>, Long> sums(String name) {
    Map<Map<String, String>, Long> last = new LinkedHashMap<>();
    for (JsonNode metric : named(name)) {
      for (JsonNode point : metric.path("sum").path("dataPoints")) {
        last.put(attributes(point), point.path("asInt").asLong());
      }
    }
    return last;
  }

  /** All values of a gauge in the order in which they came. */
  public List<Double> gauge(String name) {
    List<Double> values = new ArrayList<>();
    for (JsonNode metric : named(name)) {
      for (JsonNode point : metric.path("gauge").path("dataPoints")) {
        values.add(point.path("asDouble").asDouble());
      }
    }
    return values;
  }

  /** How many values the last point of a histogram with this attribute has; 0 for no such point. */
  public long histogramCount(String name, String attribute) {
    long count = 0;
    for (JsonNode metric : named(name)) {
      for (JsonNode point : metric.path("exponentialHistogram").path("dataPoints")) {
        if (attributes(point).containsValue(attribute)) {
          count = point.path("count").asLong();
        }
      }
    }
    return count;
  }

  /** How many values the last of each point of a histogram has, by its attributes. */
  public Map<Map<String, String>, Long> histogramCounts(String name) {
    Map<Map<String, String>, Long> last = new LinkedHashMap<>();
    for (JsonNode metric : named(name)) {
      for (JsonNode point : metric.path("exponentialHistogram").path("dataPoints")) {
        last.put(attributes(point), point.path("count").asLong());
      }
    }
    return last;
  }

  private List<JsonNode> named(String name) {
    return metrics.stream().filter(metric -> metric.path("name").asText().equals(name)).toList();
  }

  private static Map<String, String> attributes(JsonNode point) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (JsonNode attribute : point.path("attributes")) {
      attributes.put(
          attribute.path("key").asText(), attribute.path("value").elements().next().asText());
    }
    return attributes;
  }
}
