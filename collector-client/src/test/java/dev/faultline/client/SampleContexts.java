package dev.faultline.client;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contexts for tests. */
public final class SampleContexts {
  private SampleContexts() {}

  public static EventContext full() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("team", "shop");
    tags.put("order", "4711");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rows", 12L);
    data.put("share", 0.5);
    data.put("cached", false);
    data.put("table", "orders");
    return new EventContext(
        tags,
        new User("7", "Ann", null, "192.0.2.1"),
        List.of(
            new Breadcrumb(1_795_305_600_001_000_000L, "db", Level.INFO, "query", data),
            new Breadcrumb(1_795_305_600_002_000_000L, null, Level.WARNING, null, Map.of())));
  }
}
