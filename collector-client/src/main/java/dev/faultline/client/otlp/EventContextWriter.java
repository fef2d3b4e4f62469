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
    values.startKeyValues("faultline.tags");
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      values.attribute(tag.getKey(), tag.getValue(), limits.value());
    }
    values.endKeyValues();
  }

  private void user(User user) throws IOException {
    values.startKeyValues("faultline.user");
    optional("id", user.id());
    optional("name", user.name());
    optional("email", user.email());
    optional("ip", user.ip());
    values.endKeyValues();
  }

  private void breadcrumbs(List<Breadcrumb> breadcrumbs) throws IOException {
    if (breadcrumbs.isEmpty()) {
      return;
    }
    values.startArray("faultline.breadcrumbs");
    for (Breadcrumb breadcrumb : breadcrumbs) {
      breadcrumb(breadcrumb);
    }
    values.endArray();
  }

  private void breadcrumb(Breadcrumb breadcrumb) throws IOException {
    values.startElement();
    values.attribute("timeUnixNano", breadcrumb.timeUnixNanos());
    optional("category", breadcrumb.category());
    values.attribute("level", breadcrumb.level().wireName(), limits.name());
    optional("message", breadcrumb.message());
    if (!breadcrumb.data().isEmpty()) {
      values.anyAttribute("data", breadcrumb.data());
    }
    values.endElement();
  }

  private void optional(String key, String value) throws IOException {
    if (value != null) {
      values.attribute(key, value, limits.value());
    }
  }
}
