package dev.faultline.collector.web;

import dev.faultline.collector.store.IssueStore;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** Leads from an event's id to the page that shows it. Thread-safe. */
final class EventPage {

  private final IssueStore store;

  EventPage(IssueStore store) {
    this.store = store;
  }

  void lead(Context ctx) {
    String id = ctx.pathParam("id");
    String issue = store.issueOf(id).orElseThrow(NotFoundResponse::new);
    ctx.redirect(EventDetails.link(issue, id));
  }
}
