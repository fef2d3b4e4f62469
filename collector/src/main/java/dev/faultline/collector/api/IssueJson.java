package dev.faultline.collector.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.event.Times;
import dev.faultline.collector.store.Issue;
import java.time.Instant;
import java.util.Map;

/** Issues as the API shows them. */
final class IssueJson {

  private IssueJson() {}

  static ObjectNode of(Issue issue) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", issue.id());
    if (!issue.isMessage()) {
      node.put("type", issue.type());
    }
    node.put("message", issue.message());
    node.put("culprit", issue.culprit());
    node.put("service", issue.service());
    if (!issue.isMessage()) {
      node.put("disposition", issue.disposition());
    }
    node.put("count", issue.count());
    node.put("firstSeen", Times.format(issue.firstSeen()));
    node.put("lastSeen", Times.format(issue.lastSeen()));
    return node;
  }

  /** {@code hours}: hours since 1970 and their counts, in order. */
  static ArrayNode hourly(Map<Long, Long> hours) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    hours.forEach(
        (hour, count) ->
            array
                .addObject()
                .put("hour", Instant.ofEpochSecond(hour * 3600).toString())
                .put("count", count));
    return array;
  }
}
