package dev.faultline.collector.web;

import dev.faultline.collector.agents.AgentRegistry;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The agents that are heard of. Thread-safe. */
final class AgentsPage {

  private final AgentRegistry agents;
  private final Clock clock;
  private final Templates templates;

  AgentsPage(AgentRegistry agents, Clock clock, Templates templates) {
    this.agents = agents;
    this.clock = clock;
    this.templates = templates;
  }

  void show(Context ctx) {
    Instant now = clock.instant();
    List<AgentView> views =
        agents.instances().stream()
            .map(agent -> AgentView.of(agent, now))
            .collect(Collectors.toList());
    templates.render(ctx, "agents.jte", Map.of("agents", views));
  }
}
