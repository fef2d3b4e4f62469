package dev.faultline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.OtlpMessages;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Messages that the application captured by hand. */
class MessageIngestTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  private static LogRecord message(String id, String text) {
    return LogRecord.newBuilder()
        .setTimeUnixNano(NINE.getEpochSecond() * 1_000_000_000L)
        .setSeverityText("WARN")
        .setEventName("message")
        .setBody(OtlpMessages.value(text))
        .addAttributes(OtlpMessages.pair("thread.name", "main"))
        .addAttributes(OtlpMessages.pair("faultline.event.id", id))
        .addAttributes(OtlpMessages.pair("faultline.mechanism", "api"))
        .addAttributes(OtlpMessages.pair("faultline.tags", Map.of("tenant", "hull")))
        .build();
  }

  @Test
  void messagesOfTheSameTemplateAreOneIssue() {
    collector.send(message("e1", "stock of 17 below 3"), message("e2", "stock of 4 below 3"));

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("count").asInt()).isEqualTo(2);
    assertThat(issue.has("type")).isFalse();
    assertThat(issue.has("disposition")).isFalse();
    assertThat(issue.path("message").asText()).startsWith("stock of ");
  }

  @Test
  void anotherTextIsAnotherIssueAndNoneIsAnExceptions() {
    collector.send(
        message("e1", "stock is low"),
        message("e2", "delivery is late"),
        Bookshop.badNumber().id("e3").build());

    assertThat(collector.issues()).hasSize(3);
    assertThat(collector.json("/api/v1/issues?q=LATE").path("issues"))
        .extracting(issue -> issue.path("message").asText())
        .containsExactly("delivery is late");
  }

  @Test
  void aMessageIsKeptWithItsContext() {
    collector.send(message("e1", "stock is low"));
    restart();

    JsonNode event = collector.events(collector.onlyIssue().path("id").asText()).get(0);
    assertThat(event.path("message").asText()).isEqualTo("stock is low");
    assertThat(event.path("exceptions")).isEmpty();
    assertThat(event.has("disposition")).isFalse();
    assertThat(event.path("severity").asText()).isEqualTo("WARN");
    assertThat(event.path("tags").path("tenant").asText()).isEqualTo("hull");
  }

  @Test
  void pagesShowTheText() {
    collector.send(message("e1", "stock is <low>"));

    Document list = Jsoup.parse(collector.page("/"));
    assertThat(list.selectFirst("td .message-text").text()).isEqualTo("stock is <low>");
    assertThat(list.select("td .disposition").eachText()).containsExactly("message");
    assertThat(list.select("select[name=disposition] option")).hasSize(1);
    Document page = Jsoup.parse(collector.page(list.selectFirst(".issue-what a").attr("href")));
    assertThat(page.title()).isEqualTo("stock is <low> · Faultline");
    assertThat(page.selectFirst("h1").text()).isEqualTo("stock is <low>");
    assertThat(page.select(".trace-text, .frames")).isEmpty();
    assertThat(page.selectFirst(".facts").text()).contains("tenant hull", "Severity WARN");
  }

  @Test
  void aRecordOfThatNameFromElsewhereIsNone() {
    collector.send(
        LogRecord.newBuilder()
            .setTimeUnixNano(1)
            .setEventName("message")
            .setBody(OtlpMessages.value("chat"))
            .build());

    assertThat(collector.issues()).isEmpty();
  }
}
