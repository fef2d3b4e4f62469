package dev.faultline.client.size;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts what the application has told about the work at hand. Immutable. */
final class ContextCut {
  /** Bytes of a breadcrumb's data, about. */
  private static final int DATA = 1_024;

  private final Allowance allowance;

  ContextCut(Allowance allowance) {
    this.allowance = allowance;
  }

  EventContext of(EventContext context) {
    return new EventContext(
        tags(context.tags()), user(context.user()), breadcrumbs(context.breadcrumbs()));
  }

  /** The first ones are those that were thought of. */
  private Map<String, String> tags(Map<String, String> all) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (Map.Entry<String, String> tag : all.entrySet()) {
      if (kept.size() == allowance.tags) {
        kept.put("faultline.tags.left_out", String.valueOf(all.size() - allowance.tags));
        break;
      }
      kept.put(allowance.name(tag.getKey()), allowance.name(tag.getValue()));
    }
    return kept;
  }

  private User user(User user) {
    return user == null
        ? null
        : new User(
            allowance.name(user.id()),
            allowance.name(user.name()),
            allowance.name(user.email()),
            allowance.name(user.ip()));
  }

  /** The newest. */
  private List<Breadcrumb> breadcrumbs(List<Breadcrumb> all) {
    int left = Math.max(0, all.size() - allowance.breadcrumbs);
    List<Breadcrumb> kept = new ArrayList<>();
    if (left > 0) {
      kept.add(
          new Breadcrumb(
              all.get(left - 1).timeUnixNanos(),
              "faultline",
              Level.INFO,
              left + " breadcrumbs left out: the event was too large",
              Collections.<String, Object>emptyMap()));
    }
    for (Breadcrumb one : all.subList(left, all.size())) {
      kept.add(
          new Breadcrumb(
              one.timeUnixNanos(),
              allowance.name(one.category()),
              one.level(),
              allowance.name(one.message()),
              new ValueCut(DATA).ofMap(one.data())));
    }
    return kept;
  }
}
