package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.Payment;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the pages show of an exception's life, and of what the application told. */
class EventPageTest extends CollectorTestCase {

  private Document page(String path) {
    return Jsoup.parse(collector.page(path), collector.uri("/").toString());
  }

  private Document issuePage() {
    return page("/issues/" + collector.onlyIssue().path("id").asText());
  }

  private void sendPayment() {
    Instant start = Instant.ofEpochSecond(0, Payment.START);
    collector.send(Payment.declined().id("e1").at(start).build());
  }

  @Test
  void theDispositionIsExplained() {
    sendPayment();

    Element event = issuePage().selectFirst(".event-when");

    assertThat(event.selectFirst(".disposition-odd").text()).isEqualTo("swallowed");
    assertThat(event.selectFirst(".disposition-detail").text()).isEqualTo("PaymentController.pay");
    assertThat(event.selectFirst(".disposition-why").text())
        .isEqualTo("the handler that caught it never looked at it");
    assertThat(issuePage().select(".facts dd").eachText())
        .contains("swallowed: PaymentController.pay", "throw-site");
  }

  @Test
  void theLifeOfEachExceptionIsATimeline() {
    sendPayment();

    Document page = issuePage();

    assertThat(page.select(".exception").get(0).select(".life li").eachText())
        .containsExactly(
            "+14 ms thrown PaymentService.pay:61",
            "+15 ms logged PaymentController.pay:43 by org.slf4j.Logger com.acme.bookshop.web",
            "+15 ms caught, swallowed PaymentController.pay:42");
    assertThat(page.select(".exception").get(1).select(".life li").eachText())
        .containsExactly(
            "+0 ms thrown CardClient.charge:88 on thread card-worker-1",
            "+12 ms caught, wrapped PaymentService.pay:58 carried by java.util.concurrent.ExecutionException",
            "+14 ms wrapped PaymentService.pay:61 in com.acme.bookshop.pay.PaymentFailed");
    assertThat(page.select(".exception").get(0).select(".note-reused")).isEmpty();
    assertThat(page.select(".exception").get(1).selectFirst(".note-reused").text())
        .startsWith("Reused.");
  }

  @Test
  void whatTheGovernorWithheldIsTold() {
    sendPayment();

    assertThat(issuePage().selectFirst(".withheld").text())
        .startsWith("Variables withheld by the governor");
  }

  @Test
  void tagsUserAndBreadcrumbsAreShown() {
    sendPayment();

    Document page = issuePage();

    assertThat(page.select(".facts h2").eachText()).containsExactly("User", "Tags");
    assertThat(page.selectFirst(".facts").text()).contains("email ada@example.org", "tenant hull");
    assertThat(page.select(".crumbs li").eachText())
        .containsExactly(
            "−4.2 s basket 3 books in the basket books 3 total 37.5",
            "−20 ms card warning second attempt");
  }

  @Test
  void anEventWithoutAnyOfItShowsNoneOfIt() {
    collector.send(Bookshop.badNumber().id("e1").build());

    assertThat(issuePage().select(".life, .crumbs, .withheld, .note-reused, .facts h2")).isEmpty();
  }

  @Test
  void theListShowsDispositionsAndFiltersByThem() {
    sendPayment();
    collector.send(Bookshop.workerDies().id("e2").build());

    assertThat(page("/").select("td .disposition").eachText())
        .containsExactlyInAnyOrder("swallowed", "uncaught");
    Document filtered = page("/?disposition=uncaught");
    assertThat(filtered.select("td .type").eachText()).containsExactly("TemplateMissing");
    assertThat(filtered.selectFirst("select[name=disposition] option[selected]").val())
        .isEqualTo("uncaught");
  }
}
