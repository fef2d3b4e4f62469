package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look at everything the collector has, held against what is expected.
 *
 * @param leaked the secrets that were found
 */
record Inspection(List<Finding> findings, List<String> leaked) {
  /**
   * What became of one expected issue.
   *
   * @param detail what arrived, or else what is missing
   */
  record Finding(String issue, boolean arrived, String detail) {}

  static Inspection of(Expectations expectations, CollectorApi collector)
      throws IOException, InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode issue : collector.issues()) {
      collector.events(issue.path("id").asText()).forEach(events::add);
    }
    return new Inspection(
        expectations.issues().stream().map(expected -> finding(expected, events)).toList(),
        expectations.secrets().stream().filter(secret -> isIn(events, secret)).toList());
  }

  boolean allArrived() {
    return findings.stream().allMatch(Finding::arrived);
  }

  private static Finding finding(ExpectedIssue expected, List<JsonNode> events) {
    String nearest = "no such event";
    for (JsonNode event : events) {
      if (expected.isAbout(event)) {
        Optional<String> fault = expected.fault(event);
        if (fault.isEmpty()) {
          return new Finding(expected.name(), true, expected.shown(event));
        }
        nearest = fault.get();
      }
    }
    return new Finding(expected.name(), false, nearest);
  }

  private static boolean isIn(List<JsonNode> events, String secret) {
    return events.stream().anyMatch(event -> event.toString().contains(secret));
  }
}
