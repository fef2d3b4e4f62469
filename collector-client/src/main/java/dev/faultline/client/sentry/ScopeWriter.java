package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.User;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.story.Words;
import dev.faultline.client.text.WireText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tags, user, breadcrumbs and contexts. Not safe for use by several threads. */
final class ScopeWriter {
  /** Sentry takes 200, the mark of the cut included. */
  private static final int TAG_CHARS = 180;

  private final JsonGenerator json;
  private final JsonValues values;
  private final Extent extent;

  ScopeWriter(JsonGenerator json, JsonValues values, Extent extent) {
    this.json = json;
    this.values = values;
    this.extent = extent;
  }

  void write(Event event, Resource resource) throws IOException {
    values.object("tags", tags(event, resource));
    if (event.context().user() != null) {
      user(event.context().user());
    }
    if (extent.isFull()) {
      breadcrumbs(event.context().breadcrumbs());
    }
    json.writeObjectFieldStart("contexts");
    contexts(resource.attributes());
    json.writeEndObject();
  }

  /** Sentry searches by tags; of one name the application's own is the one that counts. */
  private static Map<String, String> tags(Event event, Resource resource) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (event instanceof ExceptionEvent) {
      tags.put("faultline.disposition", ((ExceptionEvent) event).disposition().wireName());
    }
    if (event.mechanism() != null) {
      tags.put("faultline.mechanism", event.mechanism().wireName());
    }
    tags.put("faultline.fingerprint", event.fingerprint());
    Object service = resource.attributes().get("service.name");
    if (service != null) {
      tags.put("service.name", tagValue(String.valueOf(service)));
    }
    for (Map.Entry<String, String> tag : event.context().tags().entrySet()) {
      tags.put(tagName(tag.getKey()), tagValue(tag.getValue()));
    }
    return tags;
  }

  /** Sentry drops a tag whose name has any other character. */
  private static String tagName(String name) {
    StringBuilder mended = new StringBuilder(name.length());
    for (int i = 0; i < name.length() && i < TAG_CHARS; i++) {
      char c = name.charAt(i);
      boolean taken =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "_.:-".indexOf(c) >= 0;
      mended.append(taken ? c : '_');
    }
    return mended.length() == 0 ? "_" : mended.toString();
  }

  /** Nor does it take one that is empty, or on several lines. */
  private static String tagValue(String value) {
    String text = WireText.of(value, TAG_CHARS).replace('\n', ' ').replace('\r', ' ');
    return text.trim().isEmpty() ? "(empty)" : text;
  }

  private void user(User user) throws IOException {
    json.writeObjectFieldStart("user");
    values.text("id", user.id());
    values.text("username", user.name());
    values.text("email", user.email());
    values.text("ip_address", user.ip());
    json.writeEndObject();
  }

  private void breadcrumbs(List<Breadcrumb> breadcrumbs) throws IOException {
    if (breadcrumbs.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("breadcrumbs");
    for (Breadcrumb breadcrumb : breadcrumbs) {
      json.writeStartObject();
      if (breadcrumb.timeUnixNanos() != 0) {
        json.writeStringField("timestamp", Words.moment(breadcrumb.timeUnixNanos()));
      }
      values.text("category", breadcrumb.category());
      json.writeStringField("level", breadcrumb.level().wireName());
      values.text("message", breadcrumb.message());
      values.object("data", breadcrumb.data());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void contexts(Map<String, Object> resource) throws IOException {
    context(
        resource,
        "runtime",
        "name=process.runtime.name",
        "version=process.runtime.version",
        "raw_description=process.runtime.description");
    context(
        resource,
        "os",
        "name=" + (resource.containsKey("os.name") ? "os.name" : "os.type"),
        "version=os.version",
        "raw_description=os.description");
    context(resource, "app", "app_name=service.name", "app_version=service.version");
    if (!resource.isEmpty()) {
      json.writeObjectFieldStart("otel");
      values.object("resource", resource);
      json.writeEndObject();
    }
  }

  /**
   * @param fields each its own name and the attribute that it has its value from; a context that
   *     has none of them is left out
   */
  private void context(Map<String, Object> resource, String name, String... fields)
      throws IOException {
    Map<String, Object> context = new LinkedHashMap<>();
    for (String field : fields) {
      int equals = field.indexOf('=');
      Object value = resource.get(field.substring(equals + 1));
      if (value != null) {
        context.put(field.substring(0, equals), value);
      }
    }
    values.object(name, context);
  }
}
