package dev.faultline.collector.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.EventBuilder;
import dev.faultline.collector.testing.ExceptionBuilder;
import dev.faultline.collector.testing.RunningCollector;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesApiTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  @Test
  void anIssueHasWhatTheDocumentationSays() {
    collector.send(Bookshop.outOfStock().id("e1").at(NINE).occurrences(12).build());

    JsonNode issue = collector.onlyIssue();

    assertThat(issue.toString())
        .isEqualTo(
            "{\"id\":\""
                + issue.path("id").asText()
                + "\",\"type\":\"com.acme.bookshop.CheckoutException\","
                + "\"message\":\"order 4217 cannot be completed\","
                + "\"culprit\":\"com.acme.bookshop.stock.StockService.reserve\",\"service\":\"bookshop\",\"disposition\":\"thrown\","
                + "\"count\":12,\"firstSeen\":\"2026-11-21T09:00:00Z\",\"lastSeen\":\"2026-11-21T09:00:00Z\"}");
    JsonNode single = collector.json("/api/v1/issues/" + issue.path("id").asText());
    issue
        .properties()
        .forEach(field -> assertThat(single.get(field.getKey())).isEqualTo(field.getValue()));
  }

  @Test
  void hourlyCountsAreThoseOfTheLastWeek() {
    Instant now = Instant.now();
    collector.send(Bookshop.badNumber().id("e1").at(now).occurrences(4).build());
    collector.send(Bookshop.badNumber().id("e2").at(now.minusSeconds(86_400 * 30)).build());

    JsonNode issue = collector.json("/api/v1/issues/" + collector.onlyIssue().path("id").asText());

    assertThat(issue.path("count").asInt()).isEqualTo(5);
    assertThat(issue.path("hourly")).hasSize(1);
    assertThat(issue.path("hourly").get(0).path("count").asInt()).isEqualTo(4);
  }

  @Test
  void anEventHasItsExceptionsFramesAndVariables() {
    collector.send(Bookshop.outOfStock().id("e1").at(NINE).build());

    JsonNode event = collector.events(collector.onlyIssue().path("id").asText()).get(0);

    assertThat(event.path("id").asText()).isEqualTo("e1");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-21T09:00:00Z");
    assertThat(event.path("service").asText()).isEqualTo("bookshop");
    assertThat(event.path("thread").asText()).isEqualTo("http-nio-8080-exec-7");
    assertThat(event.path("disposition").asText()).isEqualTo("thrown");
    assertThat(event.path("exceptions"))
        .extracting(exception -> exception.path("type").asText())
        .containsExactly(
            "com.acme.bookshop.CheckoutException", "com.acme.bookshop.stock.OutOfStockException");
    JsonNode frames = event.path("exceptions").get(1).path("frames");
    assertThat(frames.get(0).path("class").asText())
        .isEqualTo("com.acme.bookshop.stock.StockService");
    assertThat(frames.get(0).path("method").asText()).isEqualTo("reserve");
    assertThat(frames.get(0).path("file").asText()).isEqualTo("StockService.java");
    assertThat(frames.get(0).path("line").asInt()).isEqualTo(48);
    assertThat(frames.get(0).path("inApp").asBoolean()).isTrue();
    JsonNode variables = frames.get(0).path("variables");
    assertThat(variables.path("wanted").isInt()).isTrue();
    assertThat(variables.path("token").asText()).isEqualTo("[redacted]");
    assertThat(variables.path("book").path("authors").get(0).asText()).isEqualTo("Frank Herbert");
    assertThat(frames.get(1).has("variables")).isFalse();
    assertThat(frames.get(3).path("inApp").asBoolean()).isFalse();
    JsonNode order =
        event.path("exceptions").get(0).path("frames").get(0).path("variables").path("order");
    assertThat(order.path("coupon").isNull()).isTrue();
    assertThat(order.path("gift").isBoolean()).isTrue();
  }

  @Test
  void suppressedExceptionsSayWhatTheyAreAttachedTo() {
    collector.send(Bookshop.timeout().id("e1").build());

    JsonNode suppressed =
        collector.events(collector.onlyIssue().path("id").asText()).get(0).path("suppressed");

    assertThat(suppressed).hasSize(1);
    assertThat(suppressed.get(0).path("of").asInt()).isZero();
    assertThat(suppressed.get(0).path("type").asText()).isEqualTo("java.io.IOException");
  }

  @Test
  void pagesOfIssuesLoseAndRepeatNothingWhereTimesAreEqual() {
    collector.send(
        IntStream.range(0, 23)
            .mapToObj(
                i ->
                    failure("com.acme.Failure" + i)
                        .id("e" + i)
                        .at(NINE.plusSeconds(i / 10))
                        .build())
            .toArray(LogRecord[]::new));

    List<JsonNode> seen = pages("/api/v1/issues?limit=5", "issues", 5);

    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    assertThat(seen)
        .extracting(issue -> issue.path("lastSeen").asText())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void pagesOfEventsLoseAndRepeatNothingWhereTimesAreEqual() {
    collector.send(
        IntStream.range(0, 12)
            .mapToObj(i -> Bookshop.badNumber().id("e" + i).at(NINE.plusSeconds(i / 5)).build())
            .toArray(LogRecord[]::new));

    List<JsonNode> seen =
        pages(
            "/api/v1/issues/" + collector.onlyIssue().path("id").asText() + "/events?limit=4",
            "events",
            4);

    assertThat(seen).hasSize(12).doesNotHaveDuplicates();
  }

  private List<JsonNode> pages(String path, String list, int limit) {
    List<JsonNode> seen = new ArrayList<>();
    JsonNode page = collector.json(path);
    page.path(list).forEach(seen::add);
    while (page.has("next")) {
      assertThat(page.path(list)).hasSize(limit);
      page = collector.json(path + "&before=" + page.path("next").asText());
      page.path(list).forEach(seen::add);
    }
    return seen;
  }

  @Test
  void aTimeAloneCanBePagedBefore() {
    collector.send(
        Bookshop.badNumber().id("old").at(NINE).build(),
        Bookshop.timeout().id("new").at(NINE.plusSeconds(1)).build());

    JsonNode issues = collector.json("/api/v1/issues?before=2026-11-21T09:00:01Z").path("issues");

    assertThat(issues)
        .extracting(issue -> issue.path("lastSeen").asText())
        .containsExactly("2026-11-21T09:00:00Z");
  }

  @Test
  void issuesCanBeSearched() {
    collector.send(
        Bookshop.badNumber().id("e1").build(),
        Bookshop.timeout().id("e2").build(),
        failure("com.acme.Odd").id("e3").build());

    assertThat(types("q=numberformat")).containsExactly("java.lang.NumberFormatException");
    assertThat(types("q=ShippingClient"))
        .containsExactly("com.acme.bookshop.shipping.QuoteException");
    assertThat(types("q=100%25_sure")).containsExactly("com.acme.Odd");
    assertThat(types("q=100xxsure")).isEmpty();
    assertThat(types("service=bookshop")).hasSize(3);
    assertThat(types("service=book")).isEmpty();
  }

  @Test
  void searchKnowsTheUpperAndLowerCaseOfAllLanguages() {
    collector.send(
        new EventBuilder(
                new ExceptionBuilder("com.acme.Failure", "ÄRGER mit Ōtomo")
                    .inApp("com.acme.Größe.ЖДИ(G.java:1)"))
            .id("e1")
            .build());

    for (String text : new String[] {"ÄRGER", "ärger", "Ōtomo", "ōTOMO", "größe.жди"}) {
      assertThat(types("q=" + URLEncoder.encode(text, UTF_8))).as(text).hasSize(1);
    }
    assertThat(types("q=" + URLEncoder.encode("Arger", UTF_8))).isEmpty();
  }

  @Test
  void longNamesOfVariablesAreCutAndStayReadable() {
    String name = "n".repeat(60_000);
    collector.send(
        new EventBuilder(
                new ExceptionBuilder("com.acme.Failure", null)
                    .inApp(
                        "com.acme.A.a(A.java:1)",
                        Map.of(name, 1, "map", Map.of("list", List.of(Map.of(name, 2))))))
            .id("e1")
            .build());

    String id = collector.onlyIssue().path("id").asText();
    JsonNode variables = collector.events(id).at("/0/exceptions/0/frames/0/variables");
    String cut = "n".repeat(1024) + "… (+58976 more)";
    assertThat(variables.path(cut).asInt()).isEqualTo(1);
    assertThat(variables.at("/map/list/0").path(cut).asInt()).isEqualTo(2);
    assertThat(collector.page("/issues/" + id)).contains("+58976 more");
  }

  private List<String> types(String query) {
    List<String> types = new ArrayList<>();
    collector
        .json("/api/v1/issues?" + query)
        .path("issues")
        .forEach(issue -> types.add(issue.path("type").asText()));
    return types;
  }

  private static EventBuilder failure(String type) {
    return new EventBuilder(
        new ExceptionBuilder(type, "100%_sure").inApp("com.acme.Shop.sell(Shop.java:1)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=many",
        "limit=",
        "before=yesterday",
        "before=9999-01-01T00:00:00Z"
      })
  void badParametersAreExplained(String query) {
    HttpResponse<byte[]> response = collector.get("/api/v1/issues?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonNode error = RunningCollector.tree(new String(response.body(), UTF_8));
    assertThat(error.path("error").asText()).startsWith(query.split("=")[0]).contains("give ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/issues/0123456789abcdef", "/api/v1/issues/x/events", "/api/v2/issues"})
  void whatIsNotThereIsToldAsJson(String path) {
    HttpResponse<byte[]> response = collector.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(RunningCollector.tree(new String(response.body(), UTF_8)).has("error")).isTrue();
  }

  @Test
  void healthIsTold() {
    assertThat(collector.json("/api/v1/health").path("status").asText()).isEqualTo("ok");
  }
}
