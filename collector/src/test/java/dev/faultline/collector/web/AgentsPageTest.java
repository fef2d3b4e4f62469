package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.AgentMetrics;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.RunningCollector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AgentsPageTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  private AgentMetrics at(Instant time) {
    return new AgentMetrics(Bookshop.RESOURCE, NINE, time);
  }

  private void post(AgentMetrics metrics) {
    assertThat(
            collector
                .postMetrics(RunningCollector.PROTOBUF, metrics.build().toByteArray())
                .statusCode())
        .isEqualTo(200);
  }

  private Document page() {
    return Jsoup.parse(collector.page("/agents"));
  }

  @Test
  void withoutAgentsItSaysSo() {
    assertThat(page().selectFirst("h1").text()).isEqualTo("No agent is heard of");
  }

  @Test
  void anAgentShowsItsLevelOverheadAndEvents() {
    post(
        at(NINE)
            .gauge("faultline.agent.level", 1, Map.of("faultline.reason", "capture"))
            .gauge("faultline.agent.overhead", 0.0042, Map.of("faultline.part", "application"))
            .sum("faultline.agent.events", 12_000, Map.of("faultline.outcome", "delivered"))
            .sum(
                "faultline.agent.events",
                3,
                Map.of("faultline.outcome", "dropped", "faultline.reason", "queue-full")));

    Document page = page();
    assertThat(page.selectFirst(".agent header").text())
        .isEqualTo("bookshop no variables because of capture");
    assertThat(page.selectFirst(".agent-facts").text())
        .contains(
            "Host till-2",
            "Process 4711",
            "CPU, application 0.42 %",
            "Events delivered 12,000",
            "Events dropped (queue-full) 3");
  }

  @Test
  void theLevelIsOnlyTheNewest() {
    post(at(NINE).gauge("faultline.agent.level", 2, Map.of("faultline.reason", "count")));
    post(
        at(NINE.plusSeconds(10))
            .gauge("faultline.agent.level", 0, Map.of("faultline.reason", "within-budget")));
    post(at(NINE.plusSeconds(5)).gauge("faultline.agent.level", 3, Map.of()));

    assertThat(page().select(".agent header .disposition").eachText())
        .containsExactly("full detail");
  }

  @Test
  void sitesComeWithTheirNewestExactCountsBusiestFirst() {
    post(at(NINE).sum("faultline.exceptions", 7, site("a", 1)));
    post(
        at(NINE.plusSeconds(10))
            .sum("faultline.exceptions", 1_234_567, site("a", 1))
            .sum("faultline.exceptions", 2_000_000, site("b", 2)));

    assertThat(page().select(".figures tbody tr").eachText())
        .containsExactly(
            "throw com.acme.Shop.b:2 java.lang.IllegalStateException 2,000,000",
            "throw com.acme.Shop.a:1 java.lang.IllegalStateException 1,234,567");
  }

  @Test
  void methodsShowQuantilesByOutcome() {
    post(
        at(NINE)
            .histogram(
                "faultline.method.duration",
                -10,
                List.of(98L, 0L, 2L),
                Map.of("code.function.name", "com.acme.Shop.sell", "faultline.outcome", "threw")));

    // Scale 0: (2^-10, 2^-9] and (2^-8, 2^-7] seconds, by their geometric middles.
    assertThat(page().select(".figures tbody tr").eachText())
        .containsExactly("com.acme.Shop.sell threw 100 1.4 ms 5.5 ms");
  }

  @Test
  void metricsOfOthersAreDropped() {
    post(at(NINE).sum("http.server.requests", 1, Map.of()));

    assertThat(page().select(".agent")).isEmpty();
  }

  private static Map<String, ?> site(String method, int line) {
    return Map.of(
        "faultline.site.kind",
        "throw",
        "code.function.name",
        "com.acme.Shop." + method,
        "code.line.number",
        line,
        "exception.type",
        "java.lang.IllegalStateException");
  }
}
