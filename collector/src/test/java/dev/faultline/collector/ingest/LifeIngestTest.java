package dev.faultline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.EventBuilder;
import dev.faultline.collector.testing.ExceptionBuilder;
import dev.faultline.collector.testing.OtlpJson;
import dev.faultline.collector.testing.Payment;
import dev.faultline.collector.testing.RunningCollector;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the agent knows of an exception's life, from the wire through the store to the API. */
class LifeIngestTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  private JsonNode event() {
    return collector.events(collector.onlyIssue().path("id").asText()).get(0);
  }

  @Test
  void dispositionMechanismAndDetailAreKept() {
    collector.send(Payment.declined().id("e1").build());

    assertThat(event().path("disposition").asText()).isEqualTo("swallowed");
    assertThat(event().path("dispositionDetail").asText()).isEqualTo("PaymentController.pay");
    assertThat(event().path("mechanism").asText()).isEqualTo("throw-site");
    assertThat(event().path("detail").asText()).isEqualTo("no-variables");
  }

  @Test
  void pointsAreKeptWithTheirExceptionInOrder() {
    collector.send(Payment.declined().id("e1").build());

    JsonNode inner = event().path("exceptions").get(1);
    assertThat(inner.path("reused").asBoolean()).isTrue();
    assertThat(inner.path("points"))
        .extracting(point -> point.path("kind").asText())
        .containsExactly("thrown", "caught", "wrapped");
    assertThat(inner.path("points").get(0).toString())
        .isEqualTo(
            "{\"kind\":\"thrown\",\"time\":\"2026-11-21T09:30:00Z\",\"class\":\"com.acme.bookshop.pay.CardClient\","
                + "\"method\":\"charge\",\"line\":88,\"thread\":\"card-worker-1\"}");
    assertThat(inner.path("points").get(1).path("use").asText()).isEqualTo("wrapped");
    assertThat(inner.path("points").get(1).path("detail").asText())
        .isEqualTo("java.util.concurrent.ExecutionException");
    assertThat(event().path("exceptions").get(0).has("reused")).isFalse();
  }

  @Test
  void whatTheApplicationToldIsKept() {
    collector.send(Payment.declined().id("e1").build());

    assertThat(event().path("tags").toString())
        .isEqualTo("{\"tenant\":\"hull\",\"basket\":\"A-4217\"}");
    assertThat(event().path("user").path("email").asText()).isEqualTo("ada@example.org");
    assertThat(event().path("breadcrumbs").get(0).toString())
        .isEqualTo(
            "{\"time\":\"2026-11-21T09:29:55.800Z\",\"category\":\"basket\",\"level\":\"info\","
                + "\"message\":\"3 books in the basket\",\"data\":{\"books\":3,\"total\":37.5}}");
    assertThat(event().path("breadcrumbs")).hasSize(2);
  }

  @Test
  void anEventThatTellsNothingOfItHasNoneOfTheFields() {
    collector.send(Bookshop.badNumber().id("e1").build());

    for (String field :
        new String[] {"dispositionDetail", "mechanism", "detail", "tags", "user", "breadcrumbs"}) {
      assertThat(event().has(field)).as(field).isFalse();
    }
    assertThat(event().path("exceptions").get(0).has("points")).isFalse();
  }

  @Test
  void anIssueHasTheDispositionOfItsNewestEvent() {
    collector.send(disposition("new", NINE, "swallowed"));
    collector.send(disposition("old", NINE.minusSeconds(1), "uncaught"));
    assertThat(collector.onlyIssue().path("disposition").asText()).isEqualTo("swallowed");

    collector.send(disposition("newer", NINE.plusSeconds(1), "logged"));
    assertThat(collector.onlyIssue().path("disposition").asText()).isEqualTo("logged");
  }

  @Test
  void anIssueFollowsItsEventWhenThatIsSettledFurther() {
    collector.send(disposition("e1", NINE, "thrown"));
    collector.send(
        Bookshop.badNumber()
            .id("e1")
            .at(NINE)
            .observedAt(NINE.plusSeconds(2))
            .with("faultline.disposition", "handled")
            .build());

    assertThat(collector.onlyIssue().path("disposition").asText()).isEqualTo("handled");
  }

  @Test
  void issuesAreFoundByDisposition() {
    collector.send(Payment.declined().id("e1").build(), Bookshop.workerDies().id("e2").build());

    assertThat(collector.json("/api/v1/issues?disposition=swallowed").path("issues"))
        .extracting(issue -> issue.path("type").asText())
        .containsExactly("com.acme.bookshop.pay.PaymentFailed");
    assertThat(collector.json("/api/v1/issues?disposition=handled").path("issues")).isEmpty();
  }

  @Test
  void aPointInAnotherFormIsRefusedByItsPlace() {
    assertThat(refusal("points", "none"))
        .contains("faultline.exceptions[0].points is not an array");
    assertThat(refusal("points", List.of(Map.of("timeUnixNano", 1L))))
        .contains("faultline.exceptions[0].points[0].kind is missing");
    assertThat(refusal("points", List.of(Map.of("kind", "thrown"))))
        .contains("faultline.exceptions[0].points[0].timeUnixNano is missing");
  }

  private String refusal(String key, Object value) {
    HttpResponse<byte[]> response =
        collector.post(
            RunningCollector.JSON,
            OtlpJson.of(
                RunningCollector.request(
                    new EventBuilder(new ExceptionBuilder("A", null).with(key, value)).build())));
    assertThat(response.statusCode()).isEqualTo(200);
    return new String(response.body());
  }

  private static LogRecord disposition(String id, Instant time, String disposition) {
    return Bookshop.badNumber().id(id).at(time).with("faultline.disposition", disposition).build();
  }
}
