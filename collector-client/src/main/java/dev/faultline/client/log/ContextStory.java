package dev.faultline.client.log;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.User;
import dev.faultline.client.story.Words;
import java.util.Map;

/** What the application has told about the work at hand. */
final class ContextStory {
  private static final int VALUE_CHARS = 300;

  private final StoryLines lines;

  ContextStory(StoryLines lines) {
    this.lines = lines;
  }

  void tell(EventContext context) {
    if (!context.breadcrumbs().isEmpty()) {
      lines.line(1, "before that");
      for (Breadcrumb breadcrumb : context.breadcrumbs()) {
        lines.line(2, text(breadcrumb));
      }
    }
    if (!context.tags().isEmpty()) {
      lines.line(1, "tags  " + tags(context.tags()));
    }
    if (context.user() != null) {
      lines.line(1, "user  " + text(context.user()));
    }
  }

  private static String text(Breadcrumb breadcrumb) {
    StringBuilder text = new StringBuilder(Words.timeOfDay(breadcrumb.timeUnixNanos()));
    text.append("  ").append(breadcrumb.level().wireName());
    if (breadcrumb.category() != null) {
      text.append(' ').append(breadcrumb.category()).append(':');
    }
    if (breadcrumb.message() != null) {
      text.append(' ').append(breadcrumb.message());
    }
    if (!breadcrumb.data().isEmpty()) {
      text.append(' ').append(ValueText.of(breadcrumb.data(), VALUE_CHARS));
    }
    return text.toString();
  }

  private static String tags(Map<String, String> tags) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      add(text, tag.getKey(), tag.getValue());
    }
    return text.toString();
  }

  private static String text(User user) {
    StringBuilder text = new StringBuilder();
    add(text, "id", user.id());
    add(text, "name", user.name());
    add(text, "email", user.email());
    add(text, "ip", user.ip());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String value) {
    if (value != null) {
      text.append(text.length() == 0 ? "" : ", ").append(name).append('=').append(value);
    }
  }
}
