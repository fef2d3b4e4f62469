package dev.faultline.collector.web;

import dev.faultline.collector.agents.AgentRegistry;
import dev.faultline.collector.store.IssueStore;
import io.javalin.config.RoutesConfig;
import java.time.Clock;

/** The pages for people. Thread-safe. */
public final class WebPages {

  private final IssuesPage issues;
  private final IssuePage issue;
  private final EventPage event;
  private final AgentsPage agents;

  public WebPages(IssueStore store, AgentRegistry registry, Clock clock) {
    Templates templates = new Templates();
    issues = new IssuesPage(store, clock, templates);
    issue = new IssuePage(store, clock, templates);
    event = new EventPage(store);
    agents = new AgentsPage(registry, clock, templates);
  }

  /** Adds the pages, and what they look like, to a server's routes. */
  public void register(RoutesConfig routes) {
    routes.get("/", issues::show);
    routes.get("/issues/{id}", issue::show);
    routes.get("/events/{id}", event::lead);
    routes.get("/agents", agents::show);
    new StaticAssets().register(routes);
  }
}
