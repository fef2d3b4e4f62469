package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an event that tells what guards did, as JSON: the form of the wire as well as that of
 * the API. Reading tolerates what is missing.
 */
public final class RecoveryJson {

  private static final int MAX_RECOVERIES = 64;
  private static final int MAX_STEPS = 256;

  private RecoveryJson() {}

  static void put(ObjectNode event, List<Recovery> recoveries) {
    if (recoveries.isEmpty()) {
      return;
    }
    ArrayNode array = event.putArray("recovery");
    for (Recovery recovery : recoveries) {
      ObjectNode node = array.addObject();
      node.put("guard", recovery.guard());
      node.put("outcome", recovery.outcome());
      node.put("attempts", recovery.attempts());
      node.put("thrown", recovery.thrown());
      if (recovery.waited() > 0) {
        node.put("waitedNanos", recovery.waited());
      }
      if (recovery.fallback() > 0) {
        node.put("fallback", recovery.fallback());
      }
      names(node, "undone", recovery.undone());
      names(node, "notUndone", recovery.notUndone());
    }
  }

  private static void names(ObjectNode node, String key, List<String> names) {
    if (!names.isEmpty()) {
      ArrayNode array = node.putArray(key);
      names.forEach(array::add);
    }
  }

  /**
   * @param array anything: what is not in the form is left out
   */
  public static List<Recovery> read(JsonNode array) {
    List<Recovery> recoveries = new ArrayList<>();
    for (JsonNode node : array) {
      String guard = JsonText.of(node, "guard");
      String outcome = JsonText.of(node, "outcome");
      if (guard != null && outcome != null && recoveries.size() < MAX_RECOVERIES) {
        recoveries.add(
            new Recovery(
                guard,
                outcome,
                Math.max(0, node.path("attempts").asInt()),
                Math.max(0, node.path("thrown").asInt()),
                Math.max(0, node.path("waitedNanos").asLong()),
                Math.max(0, node.path("fallback").asInt()),
                names(node.path("undone")),
                names(node.path("notUndone"))));
      }
    }
    return recoveries;
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : array) {
      if (name.isTextual() && names.size() < MAX_STEPS) {
        names.add(name.textValue());
      }
    }
    return names;
  }
}
