package dev.faultline.client.otlp;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.User;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes tags, user and breadcrumbs as attributes. Not safe for use by several threads. */
final class EventContextWriter {
  private final AnyValueWriter values;
  private final TextLimits limits;

  EventContextWriter(AnyValueWriter values, TextLimits limits) {
    this.values = values;
    this.limits = limits;
  }

  /** Nothing at all for what is not there. */
  void write(EventContext context) throws IOException {
    tags(context.tags());
    if (context.user() != null) {
      user(context.user());
    }
    breadcrumbs(context.breadcrumbs());
  }

  private void tags(Map<String, String> tags) throws IOException {
    if (tags.isEmpty()) {
      return;
    }
    values.startAttribute("faultline.tags");
    values.startKeyValues();
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      values.attribute(tag.getKey(), tag.getValue(), limits.value());
    }
    values.endContainer();
    values.endAttribute();
  }

  private void user(User user) throws IOException {
    values.startAttribute("faultline.user");
    values.startKeyValues();
    optional("id", user.id());
    optional("name", user.name());
    optional("email", user.email());
    optional("ip", user.ip());
    values.endContainer();
    values.endAttribute();
  }

  private void breadcrumbs(List<Breadcrumb> breadcrumbs) throws IOException {
    if (breadcrumbs.isEmpty()) {
      return;
    }
    values.startAttribute("faultline.breadcrumbs");
    values.startArray();
    for (Breadcrumb breadcrumb : breadcrumbs) {
      breadcrumb(breadcrumb);
    }
    values.endContainer();
    values.endAttribute();
  }

  private void breadcrumb(Breadcrumb breadcrumb) throws IOException {
    values.startKeyValues();
    values.attribute("timeUnixNano", breadcrumb.timeUnixNanos());
    optional("category", breadcrumb.category());
    values.attribute("level", breadcrumb.level().wireName(), limits.name());
    optional("message", breadcrumb.message());
    if (!breadcrumb.data().isEmpty()) {
      values.startAttribute("data");
      values.value(breadcrumb.data());
      values.endAttribute();
    }
    values.endContainer();
  }

  private void optional(String key, String value) throws IOException {
    if (value != null) {
      values.attribute(key, value, limits.value());
    }
  }
}
