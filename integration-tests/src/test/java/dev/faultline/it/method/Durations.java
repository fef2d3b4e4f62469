package dev.faultline.it.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** The metric {@code faultline.method.duration} as the last request had it. */
final class Durations {

  private final Map<String, JsonNode> points = new HashMap<>();

  /**
   * @param bodies requests in OTLP's JSON, one a line
   */
  static Durations in(String bodies) throws JsonProcessingException {
    Durations durations = new Durations();
    for (String body : bodies.split("\n")) {
      if (body.isEmpty()) {
        continue;
      }
      for (JsonNode metric : new ObjectMapper().readTree(body).findValues("metrics")) {
        for (JsonNode one : metric) {
          if (one.path("name").asText().equals("faultline.method.duration")) {
            durations.add(one.path("exponentialHistogram").path("dataPoints"));
          }
        }
      }
    }
    return durations;
  }

  private void add(JsonNode dataPoints) {
    for (JsonNode point : dataPoints) {
      Map<String, String> attributes = new HashMap<>();
      for (JsonNode attribute : point.path("attributes")) {
        attributes.put(
            attribute.path("key").asText(), attribute.path("value").path("stringValue").asText());
      }
      points.put(
          attributes.get("code.function.name") + ' ' + attributes.get("faultline.outcome"), point);
    }
  }

  /** How many calls of a method had this outcome; 0 when it is not in the metric. */
  long count(String method, String outcome) {
    JsonNode point = points.get(method + ' ' + outcome);
    return point == null ? 0 : point.path("count").asLong();
  }

  /** In seconds: the middle of the bucket that the quantile is in. */
  double quantile(String method, String outcome, double quantile) {
    JsonNode point = point(method, outcome);
    long rank = (long) Math.ceil(quantile * point.path("count").asLong());
    double base = Math.pow(2, Math.pow(2, -point.path("scale").asInt()));
    long seen = point.path("zeroCount").asLong();
    JsonNode positive = point.path("positive");
    int bucket = positive.path("offset").asInt();
    for (JsonNode count : positive.path("bucketCounts")) {
      seen += count.asLong();
      if (seen >= rank) {
        return Math.pow(base, bucket + 0.5);
      }
      bucket++;
    }
    throw new AssertionError("no such quantile in " + point);
  }

  private JsonNode point(String method, String outcome) {
    JsonNode point = points.get(method + ' ' + outcome);
    if (point == null) {
      throw new AssertionError(method + ' ' + outcome + " is not among " + points.keySet());
    }
    return point;
  }
}
