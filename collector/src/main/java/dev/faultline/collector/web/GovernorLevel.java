package dev.faultline.collector.web;

import dev.faultline.collector.otlp.MetricPoint;
import java.util.List;

/**
 * How much an agent leaves out to stay within its budget.
 *
 * @param name in words
 * @param tone as of a {@link DispositionLabel}
 * @param reason why; empty when it is within its budget or did not tell
 */
public record GovernorLevel(String name, String tone, String reason) {

  private static final List<String> NAMES =
      List.of("full detail", "no variables", "no stack traces", "counts only");

  static GovernorLevel of(List<MetricPoint> points) {
    if (points.isEmpty()) {
      return new GovernorLevel("not told", "plain", "");
    }
    MetricPoint point = points.get(0);
    int level = (int) point.value();
    String reason = point.attributes().text("faultline.reason").orElse("");
    return new GovernorLevel(
        level >= 0 && level < NAMES.size() ? NAMES.get(level) : "level " + level,
        level <= 0 ? "fine" : level == 1 ? "odd" : "bad",
        reason.equals("within-budget") ? "" : reason);
  }

  /** The style sheet's name of the tone. */
  public String style() {
    return "disposition disposition-" + tone;
  }
}
