package dev.faultline.client.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.User;
import dev.faultline.client.json.JsonValues;
import java.io.IOException;

/** Writes tags, user and breadcrumbs as fields. Not safe for use by several threads. */
final class ContextWriter {
  private final JsonGenerator json;
  private final JsonValues values;

  ContextWriter(JsonGenerator json, JsonValues values) {
    this.json = json;
    this.values = values;
  }

  /** Nothing at all for what is not there. */
  void write(EventContext context) throws IOException {
    values.object("tags", context.tags());
    if (context.user() != null) {
      user(context.user());
    }
    if (!context.breadcrumbs().isEmpty()) {
      json.writeArrayFieldStart("breadcrumbs");
      for (Breadcrumb breadcrumb : context.breadcrumbs()) {
        breadcrumb(breadcrumb);
      }
      json.writeEndArray();
    }
  }

  private void user(User user) throws IOException {
    json.writeObjectFieldStart("user");
    values.text("id", user.id());
    values.text("name", user.name());
    values.text("email", user.email());
    values.text("ip", user.ip());
    json.writeEndObject();
  }

  private void breadcrumb(Breadcrumb breadcrumb) throws IOException {
    json.writeStartObject();
    values.time("time", breadcrumb.timeUnixNanos());
    values.text("category", breadcrumb.category());
    json.writeStringField("level", breadcrumb.level().wireName());
    values.text("message", breadcrumb.message());
    values.object("data", breadcrumb.data());
    json.writeEndObject();
  }
}
