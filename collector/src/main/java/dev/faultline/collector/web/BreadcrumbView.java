package dev.faultline.collector.web;

import dev.faultline.collector.event.Breadcrumb;
import java.util.ArrayList;
import java.util.List;

/**
 * A breadcrumb as pages show it.
 *
 * @param before how long before the event, such as {@code −12 ms}
 * @param data each with its name
 */
public record BreadcrumbView(Breadcrumb breadcrumb, String before, List<ValueView> data) {

  static BreadcrumbView of(Breadcrumb breadcrumb, long eventTime) {
    List<ValueView> data = new ArrayList<>();
    breadcrumb.data().forEach((name, value) -> data.add(ValueView.of(name, value)));
    return new BreadcrumbView(breadcrumb, Elapsed.text(breadcrumb.time() - eventTime), data);
  }

  /** The style sheet's name for the level; empty for those that need no attention. */
  public String style() {
    String level = breadcrumb.level();
    return "error".equals(level) || "warning".equals(level) ? "crumb-" + level : "";
  }
}
