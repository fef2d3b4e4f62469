package dev.faultline.collector.web;

import dev.faultline.collector.store.EventView;
import dev.faultline.collector.store.Issue;
import dev.faultline.collector.store.IssueStore;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One issue with one of its events. Thread-safe. */
final class IssuePage {

  private static final int BARS = 84;
  private static final int HOURS_PER_BAR = 2;

  private final IssueStore store;
  private final Clock clock;
  private final Templates templates;

  IssuePage(IssueStore store, Clock clock, Templates templates) {
    this.store = store;
    this.clock = clock;
    this.templates = templates;
  }

  void show(Context ctx) {
    Issue issue = store.issue(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    Optional<String> eventId = Optional.ofNullable(ctx.queryParam("event"));
    EventView view = store.event(issue.id(), eventId).orElseThrow(NotFoundResponse::new);
    Instant now = clock.instant();
    long hour = now.getEpochSecond() / 3600;
    Map<Long, Long> hours =
        store
            .hourlyCounts(List.of(issue.id()), hour - BARS * HOURS_PER_BAR + 1)
            .getOrDefault(issue.id(), Map.of());
    templates.render(
        ctx,
        "issue.jte",
        Map.of(
            "row", IssueRow.of(issue, Sparkline.of(hours, hour, BARS, HOURS_PER_BAR), now),
            "event", EventDetails.of(issue.id(), view, now)));
  }
}
