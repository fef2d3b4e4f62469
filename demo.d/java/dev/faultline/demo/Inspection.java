package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at everything the collector has, held against what is expected. */
final class Inspection {
  private final Map<ExpectedIssue, Optional<String>> faults = new LinkedHashMap<>();
  private final List<String> leaked = new ArrayList<>();

  Inspection(Expectations expectations, CollectorApi collector)
      throws IOException, InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode issue : collector.issues()) {
      collector.events(issue.path("id").asText()).forEach(events::add);
    }
    for (ExpectedIssue expected : expectations.issues()) {
      faults.put(expected, nearest(expected, events));
    }
    for (String secret : expectations.secrets()) {
      if (events.stream().anyMatch(event -> event.toString().contains(secret))) {
        leaked.add(secret);
      }
    }
  }

  /** Returns each expected issue with what it lacks, empty for what arrived. */
  Map<ExpectedIssue, Optional<String>> faults() {
    return faults;
  }

  /** Returns the secrets that were found. */
  List<String> leaked() {
    return leaked;
  }

  boolean allArrived() {
    return faults.values().stream().allMatch(Optional::isEmpty);
  }

  private static Optional<String> nearest(ExpectedIssue expected, List<JsonNode> events) {
    Optional<String> nearest = Optional.of("no event of " + expected.exception());
    for (JsonNode event : events) {
      JsonNode type = event.path("exceptions").path(0).path("type");
      if (expected.exception().equals(type.asText())) {
        Optional<String> fault = expected.fault(event);
        if (fault.isEmpty()) {
          return fault;
        }
        nearest = fault;
      }
    }
    return nearest;
  }
}
