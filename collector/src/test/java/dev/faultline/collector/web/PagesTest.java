package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.EventBuilder;
import dev.faultline.collector.testing.ExceptionBuilder;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PagesTest extends CollectorTestCase {

  private static final String SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  private Document page(String path) {
    return Jsoup.parse(collector.page(path), collector.uri(path).toString());
  }

  private Document issuePage() {
    return page("/issues/" + collector.onlyIssue().path("id").asText());
  }

  @Test
  void withoutIssuesItTellsHowToAttachTheAgent() {
    assertThat(page("/").text()).contains("No exceptions yet", "-javaagent:faultline-agent.jar");
  }

  @Test
  void theListShowsEachIssue() {
    collector.send(Bookshop.badNumber().id("e1").at(Instant.now()).occurrences(1234).build());

    Element row = page("/").selectFirst("table.issues tbody tr");

    assertThat(row.selectFirst(".type").text()).isEqualTo("NumberFormatException");
    assertThat(row.selectFirst(".package").text()).isEqualTo("java.lang");
    assertThat(row.selectFirst(".message").text()).isEqualTo("For input string: \"12,5O\"");
    assertThat(row.selectFirst(".culprit").text())
        .isEqualTo("com.acme.bookshop.catalogue.CatalogueImport.parseLine");
    assertThat(row.selectFirst(".service").text()).isEqualTo("bookshop");
    assertThat(row.selectFirst("td.issue-count").text()).isEqualTo("1.2k");
    assertThat(row.selectFirst("td.issue-count").attr("title")).isEqualTo("1,234");
    assertThat(row.select("td.issue-trend rect.sparkline-bar")).hasSize(1);
    assertThat(row.selectFirst("td.issue-seen time").attr("title")).endsWith("UTC");
    assertThat(row.selectFirst("a").absUrl("href"))
        .isEqualTo(
            collector.uri("/issues/" + collector.onlyIssue().path("id").asText()).toString());
  }

  @Test
  void everyListHasAHeading() {
    assertThat(page("/").select("h1")).hasSize(1);
    collector.send(Bookshop.badNumber().id("e1").build());

    assertThat(page("/").select("h1").eachText()).containsExactly("Issues");
    assertThat(page("/?q=nosuch").select("h1")).hasSize(1);
  }

  @Test
  void longTextIsFolded() {
    String text = "long ".repeat(1000).trim();
    collector.send(
        new EventBuilder(
                new ExceptionBuilder("com.acme.Failure", null)
                    .inApp("com.acme.A.a(A.java:1)", Map.of("sql", text)))
            .id("e1")
            .build());

    Element value = issuePage().selectFirst(".variables > details.value");

    assertThat(value.hasAttr("open")).isFalse();
    assertThat(value.selectFirst("summary").text()).startsWith("sql \"long ").endsWith("…");
    assertThat(value.selectFirst("summary").text().length()).isLessThan(100);
    assertThat(value.selectFirst(".value-parts .value-text").text()).isEqualTo("\"" + text + "\"");
  }

  @Test
  void theListCanBeSearchedAndPaged() {
    collector.send(
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    new EventBuilder(
                            new ExceptionBuilder("com.acme.Failure" + i, null)
                                .inApp("com.acme.A.a(A.java:1)"))
                        .id("e" + i)
                        .build())
            .toArray(LogRecord[]::new));

    Document first = page("/?q=failure");
    assertThat(first.select("table.issues tbody tr")).hasSize(25);
    assertThat(first.selectFirst("input[name=q]").val()).isEqualTo("failure");
    Document second = page(first.selectFirst("a[rel=next]").attr("href"));
    assertThat(second.select("table.issues tbody tr")).hasSize(5);
    assertThat(second.select("a[rel=next]")).isEmpty();
    assertThat(page("/?q=nosuch").text()).contains("No issue matches");
    assertThat(page("/?service=bookshop").selectFirst("option[selected]").val())
        .isEqualTo("bookshop");
  }

  @Test
  void anIssueShowsItsExceptionsOutermostFirstWithVariablesBesideTheirFrames() {
    collector.send(Bookshop.outOfStock().id("e1").build());

    Document page = issuePage();

    assertThat(page.select(".exception > h2").eachText())
        .containsExactly(
            "CheckoutException com.acme.bookshop",
            "Caused by OutOfStockException com.acme.bookshop.stock");
    Element thrown = page.select(".exception").get(1).selectFirst(".frame");
    assertThat(thrown.hasClass("frame-in-app")).isTrue();
    assertThat(thrown.selectFirst(".frame-method").text())
        .isEqualTo("com.acme.bookshop.stock.StockService.reserve");
    assertThat(thrown.selectFirst(".frame-location").text()).isEqualTo("StockService.java:48");
    Element variables = thrown.selectFirst(".variables");
    assertThat(variables.text()).contains("wanted 3", "left 1");
    assertThat(variables.select(".value-redacted").eachText()).containsExactly("redacted");
    assertThat(variables.select("details.value").get(1).select(".value-parts .value").eachText())
        .contains("title \"Dune\"", "publisher Publisher not looked into: too deep");
    assertThat(page.select(".exception").get(0).select(".value-cut").eachText())
        .contains("… (+2 more)", "+4 more");
    Element library = page.select(".exception").get(0).selectFirst(".library details");
    assertThat(library.hasAttr("open")).isFalse();
    assertThat(library.selectFirst("summary").text())
        .isEqualTo("InvocableHandlerMethod.doInvoke and 4 more library frames");
    assertThat(library.select(".frame")).hasSize(5);
  }

  @Test
  void anIssueTellsWhereAndWhenAndWhatWasSuppressed() {
    collector.send(Bookshop.timeout().id("event-1").build());

    Document page = issuePage();

    assertThat(page.select(".facts dd").eachText())
        .contains(
            "shipping-2",
            "till-2",
            "bookshop",
            "4711",
            "thrown",
            "event-1",
            "Eclipse Adoptium OpenJDK 64-Bit Server VM 21.0.5+11-LTS",
            "faultline 0.1.0");
    assertThat(page.select(".exception .exception > h2").eachText())
        .containsExactly("Suppressed IOException java.io");
    assertThat(page.selectFirst(".trace-text pre").wholeText())
        .contains(
            "Caused by: java.net.http.HttpTimeoutException: request timed out",
            "\tSuppressed: java.io.IOException: connection already closed");
  }

  @Test
  void eventsLinkToTheirNeighbours() {
    Instant nine = Instant.parse("2026-11-21T09:00:00Z");
    for (int i = 0; i < 3; i++) {
      collector.send(
          Bookshop.badNumber()
              .id("e&" + i)
              .at(nine.plusSeconds(i))
              .with("thread.name", "t" + i)
              .build());
    }

    Document newest = issuePage();
    Document middle = page(newest.selectFirst(".event-links a[rel=prev]").attr("href"));
    Document oldest = page(middle.selectFirst(".event-links a[rel=prev]").attr("href"));

    assertThat(newest.select(".facts dd").eachText()).contains("t2", "e&2");
    assertThat(newest.select(".event-links a[rel=next]")).isEmpty();
    assertThat(middle.select(".facts dd").eachText()).contains("t1");
    assertThat(oldest.select(".facts dd").eachText()).contains("t0");
    assertThat(oldest.select(".event-links a[rel=prev]")).isEmpty();
    assertThat(page(oldest.selectFirst(".event-links a[rel=next]").attr("href")).text())
        .isEqualTo(middle.text());
  }

  @Test
  void nothingThatWasCapturedIsEverMarkup() {
    collector.send(
        new EventBuilder(
                new ExceptionBuilder("com.acme.A" + SCRIPT, SCRIPT)
                    .inApp(
                        SCRIPT + ".m" + SCRIPT + "(" + SCRIPT + ":1)",
                        Map.of(
                            SCRIPT,
                            SCRIPT,
                            "o",
                            Map.of("@type", SCRIPT, SCRIPT, Map.of(SCRIPT, SCRIPT))))
                    .library("java.lang." + SCRIPT + ".run(" + SCRIPT + ")")
                    .with("note", SCRIPT))
            .id("id" + SCRIPT)
            .with("thread.name", SCRIPT)
            .with("faultline.disposition", SCRIPT)
            .build());

    for (Document page :
        new Document[] {
          page("/"), page("/?q=" + URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8)), issuePage()
        }) {
      assertThat(page.select("script, img[src=x], [onerror]")).isEmpty();
    }
    assertThat(issuePage().selectFirst(".issue-head .message").wholeText()).isEqualTo(SCRIPT);
    assertThat(issuePage().select(".variables .value-text").eachText())
        .contains("\"" + SCRIPT + "\"");
  }

  @Test
  void everyAnswerForbidsScriptsAndSniffing() {
    for (String path : new String[] {"/", "/nosuch", "/api/v1/issues", "/assets/faultline.css"}) {
      HttpResponse<byte[]> response = collector.get(path);
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void pagesNeedNothingFromElsewhereAndNoScript() {
    collector.send(Bookshop.outOfStock().id("e1").build());
    Document page = issuePage();

    assertThat(page.select("script, [style], style")).isEmpty();
    for (Element link : page.select("link[href], img[src]")) {
      String path = link.hasAttr("href") ? link.attr("href") : link.attr("src");
      assertThat(collector.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void whatIsNotThereIsToldOnAPage() {
    for (String path : new String[] {"/nosuch", "/issues/0123456789abcdef"}) {
      HttpResponse<byte[]> response = collector.get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      Document page = Jsoup.parse(new String(response.body()));
      assertThat(page.selectFirst("h1").text()).isEqualTo("Nothing here");
      assertThat(page.select("a[href=/]")).isNotEmpty();
    }
  }
}
