package dev.faultline.capture.context;

import dev.faultline.capture.redaction.Redaction;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * From what scopes held when an event's records were made to what the event carries: redacted, and
 * with the tags that every event has. Thread-safe.
 */
public final class ContextAssembler {

  private volatile Map<String, String> everyEvent;
  private final Supplier<Redaction> redaction;
  private final int breadcrumbs;

  /**
   * @param everyEvent tags of every event; one of the same name that a scope has is stronger
   * @param breadcrumbs how many an event has at most, 0 or more
   */
  public ContextAssembler(
      Map<String, String> everyEvent, Supplier<Redaction> redaction, int breadcrumbs) {
    this.everyEvent = new LinkedHashMap<>(everyEvent);
    this.redaction = redaction;
    this.breadcrumbs = breadcrumbs;
  }

  /** Gives every event other tags from now on. */
  public void tagEveryEvent(Map<String, String> tags) {
    everyEvent = new LinkedHashMap<>(tags);
  }

  /**
   * All of them together.
   *
   * @param contexts strongest first: of tags of one name, and of users, the first one stands; nulls
   *     are nothing
   */
  public EventContext assemble(Collection<CaptureContext> contexts) {
    List<CaptureContext> strongestFirst = distinct(contexts);
    if (strongestFirst.isEmpty() && everyEvent.isEmpty()) {
      return EventContext.empty();
    }
    return new EventContext(
        tags(strongestFirst), user(strongestFirst), breadcrumbs(strongestFirst));
  }

  private static List<CaptureContext> distinct(Collection<CaptureContext> contexts) {
    List<CaptureContext> distinct = new ArrayList<>(2);
    for (CaptureContext context : contexts) {
      if (context != null && !distinct.contains(context)) {
        distinct.add(context);
      }
    }
    return distinct;
  }

  private Map<String, String> tags(List<CaptureContext> strongestFirst) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.putAll(everyEvent);
    for (int i = strongestFirst.size() - 1; i >= 0; i--) {
      strongestFirst.get(i).putTagsInto(all);
    }
    Redaction hidden = redaction.get();
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map.Entry<String, Object> tag : all.entrySet()) {
      // Not the application's objects: a String, Long, Double or Boolean.
      shown.put(tag.getKey(), shown(tag.getKey(), tag.getValue(), hidden).toString());
    }
    return shown;
  }

  private static User user(List<CaptureContext> strongestFirst) {
    for (CaptureContext context : strongestFirst) {
      if (context.user() != null) {
        return context.user();
      }
    }
    return null;
  }

  private List<Breadcrumb> breadcrumbs(List<CaptureContext> contexts) {
    List<Breadcrumb> all = new ArrayList<>();
    for (CaptureContext context : contexts) {
      context.addBreadcrumbsTo(all);
    }
    Redaction hidden = redaction.get();
    List<Breadcrumb> shown = new ArrayList<>();
    for (Breadcrumb breadcrumb : Breadcrumbs.newest(withoutDoubles(all), breadcrumbs)) {
      shown.add(redacted(breadcrumb, hidden));
    }
    return shown;
  }

  /** Two moments of one scope have most of their breadcrumbs in common. */
  private static List<Breadcrumb> withoutDoubles(List<Breadcrumb> all) {
    Set<Breadcrumb> seen = Collections.newSetFromMap(new IdentityHashMap<Breadcrumb, Boolean>());
    List<Breadcrumb> once = new ArrayList<>(all.size());
    for (Breadcrumb breadcrumb : all) {
      if (seen.add(breadcrumb)) {
        once.add(breadcrumb);
      }
    }
    return once;
  }

  private static Breadcrumb redacted(Breadcrumb breadcrumb, Redaction hidden) {
    Map<String, Object> data = new LinkedHashMap<>(breadcrumb.data());
    for (Map.Entry<String, Object> entry : data.entrySet()) {
      entry.setValue(shown(entry.getKey(), entry.getValue(), hidden));
    }
    return new Breadcrumb(
        breadcrumb.timeUnixNanos(),
        breadcrumb.category(),
        breadcrumb.level(),
        hidden.message(breadcrumb.message()),
        data);
  }

  /** By its name and by what it looks like. */
  private static Object shown(String name, Object value, Redaction hidden) {
    if (hidden.names().verdict(name).hides(value) || hidden.values().covers(value)) {
      return Redaction.REDACTED;
    }
    return value instanceof String ? hidden.message((String) value) : value;
  }
}
