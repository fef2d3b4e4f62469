package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.event.LifePoint;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code points}: what happened to one exception. */
final class LifePoints {

  private LifePoints() {}

  /**
   * @param points missing when nothing is known
   * @param where the field's name, for messages
   */
  static List<LifePoint> read(JsonNode points, String where) throws RejectedRecordException {
    if (!points.isArray() && !points.isMissingNode()) {
      throw new RejectedRecordException(where + " is not an array");
    }
    List<LifePoint> life = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      life.add(point(points.get(i), where + "[" + i + "]"));
    }
    return life;
  }

  private static LifePoint point(JsonNode node, String where) throws RejectedRecordException {
    String kind = text(node, "kind");
    if (kind == null) {
      throw new RejectedRecordException(where + ".kind is missing: it must be such as thrown");
    }
    JsonNode line = node.path("line");
    return new LifePoint(
        kind,
        Nanoseconds.read(node.path("timeUnixNano"), where + ".timeUnixNano"),
        text(node, "class"),
        text(node, "method"),
        line.canConvertToInt() && line.intValue() > 0 ? (Integer) line.intValue() : null,
        text(node, "thread"),
        text(node, "use"),
        text(node, "detail"));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }
}
