package dev.faultline.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.store.Issue;
import dev.faultline.collector.store.IssueQuery;
import dev.faultline.collector.store.IssueStore;
import dev.faultline.collector.store.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The JSON API, described in docs/api.md. Thread-safe. */
public final class IssuesApi {

  private static final PageParameters ISSUES = new PageParameters(50, 500);
  private static final PageParameters EVENTS = new PageParameters(20, 100);
  private static final long HOURS_SHOWN = Duration.ofDays(7).toHours();

  private final IssueStore store;
  private final Clock clock;
  private final EventJson events = new EventJson();

  public IssuesApi(IssueStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Adds the API to a server's routes. */
  public void register(RoutesConfig routes) {
    routes.get("/api/v1/issues", this::issues);
    routes.get("/api/v1/issues/{id}", this::issue);
    routes.get("/api/v1/issues/{id}/events", this::events);
    routes.exception(
        ApiException.class, (e, ctx) -> JsonErrors.write(ctx, e.status(), e.getMessage()));
  }

  private void issues(Context ctx) throws ApiException {
    Page<Issue> page =
        store.issues(
            new IssueQuery(
                parameter(ctx, "q"),
                parameter(ctx, "service"),
                parameter(ctx, "disposition"),
                ISSUES.before(ctx),
                ISSUES.limit(ctx)));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    page.entries().forEach(issue -> list.add(IssueJson.of(issue)));
    write(ctx, page("issues", list, page));
  }

  private void issue(Context ctx) throws ApiException {
    Issue issue = find(ctx);
    long fromHour = clock.instant().getEpochSecond() / 3600 - HOURS_SHOWN + 1;
    Map<Long, Long> hours =
        store.hourlyCounts(List.of(issue.id()), fromHour).getOrDefault(issue.id(), Map.of());
    ObjectNode node = IssueJson.of(issue);
    node.set("hourly", IssueJson.hourly(hours));
    write(ctx, node);
  }

  private void events(Context ctx) throws ApiException {
    Issue issue = find(ctx);
    Page<Event> page = store.events(issue.id(), EVENTS.before(ctx), EVENTS.limit(ctx));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    page.entries().forEach(event -> list.add(events.toTree(event)));
    write(ctx, page("events", list, page));
  }

  private Issue find(Context ctx) throws ApiException {
    String id = ctx.pathParam("id");
    Optional<Issue> issue = store.issue(id);
    if (issue.isEmpty()) {
      throw new ApiException(
          404, "there is no issue '" + id + "': /api/v1/issues lists those there are");
    }
    return issue.get();
  }

  private static Optional<String> parameter(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(Predicate.not(String::isBlank));
  }

  private static ObjectNode page(String name, ArrayNode list, Page<?> page) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set(name, list);
    page.next().ifPresent(next -> node.put("next", next.toString()));
    return node;
  }

  private static void write(Context ctx, JsonNode node) {
    ctx.contentType("application/json").result(node.toString());
  }
}
