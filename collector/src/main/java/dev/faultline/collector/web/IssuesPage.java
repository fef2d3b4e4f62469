package dev.faultline.collector.web;

import dev.faultline.collector.store.Cursor;
import dev.faultline.collector.store.Issue;
import dev.faultline.collector.store.IssueQuery;
import dev.faultline.collector.store.IssueStore;
import dev.faultline.collector.store.Page;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of issues. Thread-safe. */
final class IssuesPage {

  private static final int PAGE_SIZE = 25;
  private static final int BARS = 24;

  private final IssueStore store;
  private final Clock clock;
  private final Templates templates;

  IssuesPage(IssueStore store, Clock clock, Templates templates) {
    this.store = store;
    this.clock = clock;
    this.templates = templates;
  }

  void show(Context ctx) {
    String text = Optional.ofNullable(ctx.queryParam("q")).orElse("").trim();
    String service = Optional.ofNullable(ctx.queryParam("service")).orElse("");
    String disposition = Optional.ofNullable(ctx.queryParam("disposition")).orElse("");
    Page<Issue> page =
        store.issues(
            new IssueQuery(
                notEmpty(text),
                notEmpty(service),
                notEmpty(disposition),
                before(ctx.queryParam("before")),
                PAGE_SIZE));
    templates.render(
        ctx,
        "issues.jte",
        Map.of(
            "issues",
            rows(page.entries()),
            "services",
            store.services(),
            "text",
            text,
            "service",
            service,
            "dispositions",
            store.dispositions(),
            "disposition",
            disposition,
            "paged",
            ctx.queryParam("before") != null,
            "next",
            page.next().map(next -> link(text, service, disposition, next)).orElse(""),
            "endpoint",
            ctx.scheme() + "://" + ctx.host()));
  }

  private List<IssueRow> rows(List<Issue> issues) {
    Instant now = clock.instant();
    long hour = now.getEpochSecond() / 3600;
    Map<String, Map<Long, Long>> counts =
        store.hourlyCounts(
            issues.stream().map(Issue::id).collect(Collectors.toList()), hour - BARS + 1);
    return issues.stream()
        .map(
            issue ->
                IssueRow.of(
                    issue,
                    Sparkline.of(counts.getOrDefault(issue.id(), Map.of()), hour, BARS, 1),
                    now))
        .collect(Collectors.toList());
  }

  private static Optional<String> notEmpty(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  /** A link that was tampered with leads to the first page. */
  private static Optional<Cursor> before(String text) {
    try {
      return Optional.ofNullable(text).map(Cursor::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String link(String text, String service, String disposition, Cursor next) {
    StringBuilder link = new StringBuilder("/?before=").append(encoded(next.toString()));
    if (!text.isEmpty()) {
      link.append("&q=").append(encoded(text));
    }
    if (!service.isEmpty()) {
      link.append("&service=").append(encoded(service));
    }
    if (!disposition.isEmpty()) {
      link.append("&disposition=").append(encoded(disposition));
    }
    return link.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
