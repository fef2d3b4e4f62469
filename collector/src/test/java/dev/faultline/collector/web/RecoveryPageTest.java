package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.EventBuilder;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What guards did about an exception, from the wire through the store to the API and the page. */
class RecoveryPageTest extends CollectorTestCase {

  private static final String DETAIL = "thrown twice, third attempt of rates succeeded";

  private static EventBuilder recovered(Object recovery) {
    return Bookshop.badNumber()
        .id("e1")
        .with("faultline.disposition", "recovered")
        .with("faultline.disposition.detail", DETAIL)
        .with("faultline.mechanism", "guard")
        .with("faultline.recovery", recovery);
  }

  private static Map<String, Object> rates() {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("guard", "rates");
    rates.put("outcome", "attempt-succeeded");
    rates.put("attempts", 3);
    rates.put("thrown", 2);
    rates.put("waitedNanos", 300_000_000L);
    return rates;
  }

  private Document page() {
    String issue = collector.onlyIssue().path("id").asText();
    return Jsoup.parse(collector.page("/issues/" + issue));
  }

  private JsonNode event() {
    return collector.events(collector.onlyIssue().path("id").asText()).get(0);
  }

  @Test
  void whatGuardsDidIsKeptAndShown() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("guard", "order");
    order.put("outcome", "not-retried");
    order.put("attempts", 1);
    order.put("thrown", 1);
    order.put("undone", List.of("charge", "reserve"));
    order.put("notUndone", List.of("ship"));
    collector.send(recovered(List.of(rates(), order)).build());

    assertThat(event().path("recovery").toString())
        .isEqualTo(
            "[{\"guard\":\"rates\",\"outcome\":\"attempt-succeeded\",\"attempts\":3,\"thrown\":2,"
                + "\"waitedNanos\":300000000},{\"guard\":\"order\",\"outcome\":\"not-retried\","
                + "\"attempts\":1,\"thrown\":1,\"undone\":[\"charge\",\"reserve\"],"
                + "\"notUndone\":[\"ship\"]}]");
    assertThat(page().select(".event-when").text()).contains("recovered", DETAIL);
    assertThat(page().select(".recovery li").eachText())
        .containsExactly(
            "rates an attempt succeeded 3 attempts, 2 threw; waited 300 ms in between",
            "order failed: not retried 1 attempt, 1 threw; undone: charge, reserve; not undone:"
                + " ship");
    assertThat(page().select(".recovery .disposition-fine")).hasSize(1);
    assertThat(page().select(".recovery .disposition-bad")).hasSize(1);
  }

  @Test
  void whatIsNotInTheFormIsLeftOut() {
    collector.send(recovered(List.of("rates", Map.of("guard", "rates"), rates())).build());

    assertThat(event().path("recovery")).hasSize(1);
  }

  @Test
  void whatWasInjectedOnPurposeSaysSo() {
    collector.send(Bookshop.badNumber().id("e1").with("faultline.injected", "slow-bank").build());

    assertThat(event().path("injectedFault").asText()).isEqualTo("slow-bank");
    assertThat(page().select(".injected").text())
        .isEqualTo("Injected. This exception was thrown on purpose, by the fault slow-bank.");
  }

  @Test
  void anEventWithoutRecoveryHasNoneOfIt() {
    collector.send(Bookshop.badNumber().id("e1").build());

    assertThat(event().has("recovery")).isFalse();
    assertThat(event().has("causeId")).isFalse();
    assertThat(event().has("injectedFault")).isFalse();
    assertThat(page().select(".injected")).isEmpty();
    assertThat(page().select(".recovery")).isEmpty();
  }

  @Test
  void theOpeningOfABreakerLeadsToTheExceptionThatOpenedIt() {
    collector.send(recovered(List.of(rates())).build());
    LogRecord opened =
        LogRecord.newBuilder(
                Bookshop.badNumber()
                    .id("e2")
                    .with("faultline.mechanism", "guard")
                    .with("faultline.cause.event.id", "e1")
                    .build())
            .setEventName("message")
            .setBody(
                io.opentelemetry.proto.common.v1.AnyValue.newBuilder()
                    .setStringValue("circuit breaker rates opened: 12 of 20 calls failed"))
            .build();
    collector.send(opened);

    JsonNode issues = collector.issues();
    String id = null;
    for (JsonNode issue : issues) {
      id = issue.path("message").asText().startsWith("circuit") ? issue.path("id").asText() : id;
    }
    Document page = Jsoup.parse(collector.page("/issues/" + id));
    assertThat(page.select(".exception a").attr("href")).isEqualTo("/events/e1");
    assertThat(collector.get("/events/e1").headers().firstValue("Location").orElse(""))
        .matches("/issues/[^/]+\\?event=e1");
    assertThat(collector.get("/events/other").statusCode()).isEqualTo(404);
  }
}
