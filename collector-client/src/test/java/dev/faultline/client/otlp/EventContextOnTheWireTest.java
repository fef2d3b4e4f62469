package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleContexts;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.Severity;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventContextOnTheWireTest {
  private static final Map<String, Object> TAGS = Map.of("team", "shop", "order", "4711");
  private static final Map<String, Object> USER =
      Map.of("id", "7", "name", "Ann", "ip", "192.0.2.1");
  private static final List<Map<String, Object>> BREADCRUMBS =
      List.of(
          Map.of(
              "timeUnixNano",
              1_795_305_600_001_000_000L,
              "category",
              "db",
              "level",
              "info",
              "message",
              "query",
              "data",
              Map.of("rows", 12L, "share", 0.5, "cached", false, "table", "orders")),
          Map.of("timeUnixNano", 1_795_305_600_002_000_000L, "level", "warning"));

  @Test
  void writesContextAndMechanismOfAnException() throws IOException {
    Event event =
        SampleEvents.builder("x").mechanism(Mechanism.API).context(SampleContexts.full()).build();

    assertThat(attributes(event))
        .containsEntry("faultline.mechanism", "api")
        .containsEntry("faultline.tags", TAGS)
        .containsEntry("faultline.user", USER)
        .containsEntry("faultline.breadcrumbs", BREADCRUMBS);
  }

  @Test
  void writesWhatGuardsDid() throws IOException {
    Recovery all =
        Recovery.of("order")
            .attempts(3)
            .thrown(2)
            .waitedNanos(7)
            .outcome(Recovery.Outcome.FALLBACK)
            .fallback(1)
            .undone(List.of("charge", "reserve"))
            .notUndone(List.of("ship"))
            .build();
    Recovery least = Recovery.of("rates").build();

    assertThat(attributes(SampleEvents.builder("x").recoveries(List.of(all, least)).build()))
        .containsEntry(
            "faultline.recovery",
            List.of(
                Map.of(
                    "guard",
                    "order",
                    "outcome",
                    "fallback",
                    "attempts",
                    3L,
                    "thrown",
                    2L,
                    "waitedNanos",
                    7L,
                    "fallback",
                    1L,
                    "undone",
                    List.of("charge", "reserve"),
                    "notUndone",
                    List.of("ship")),
                Map.of("guard", "rates", "outcome", "under-way", "attempts", 1L, "thrown", 0L)));
  }

  @Test
  void namesTheEventThatAMessageIsAbout() throws IOException {
    MessageEvent opened =
        MessageEvent.builder()
            .id("2")
            .text("opened")
            .mechanism(Mechanism.GUARD)
            .causeId("1")
            .build();

    assertThat(attributes(opened))
        .containsEntry("faultline.mechanism", "guard")
        .containsEntry("faultline.cause.event.id", "1");
  }

  @Test
  void leavesOutWhatIsNotThere() throws IOException {
    assertThat(attributes(SampleEvents.event("x")))
        .doesNotContainKeys(
            "faultline.mechanism",
            "faultline.tags",
            "faultline.user",
            "faultline.breadcrumbs",
            "faultline.recovery");
  }

  @Test
  void writesAMessageWithoutAnythingOfAnException() throws IOException {
    MessageEvent event =
        MessageEvent.builder()
            .id("0193-id")
            .text("stock is low")
            .severity(Severity.WARN)
            .timeUnixNanos(1_795_305_600_123_456_789L)
            .threadId(3)
            .threadName("main")
            .mechanism(Mechanism.API)
            .context(SampleContexts.full())
            .build();
    LogRecord record = record(event);

    assertThat(record.getEventName()).isEqualTo("message");
    assertThat(record.getBody().getStringValue()).isEqualTo("stock is low");
    assertThat(record.getSeverityNumberValue()).isEqualTo(13);
    assertThat(record.getSeverityText()).isEqualTo("WARN");
    assertThat(record.getTimeUnixNano()).isEqualTo(1_795_305_600_123_456_789L);
    assertThat(ProtocolReader.plain(record.getAttributesList()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "thread.id",
                3L,
                "thread.name",
                "main",
                "faultline.event.id",
                "0193-id",
                "faultline.fingerprint",
                event.fingerprint(),
                "faultline.occurrences",
                1L,
                "faultline.mechanism",
                "api",
                "faultline.tags",
                TAGS,
                "faultline.user",
                USER,
                "faultline.breadcrumbs",
                BREADCRUMBS));
  }

  @Test
  void cutsHugeTextsAndMendsLoneSurrogates() throws IOException {
    Map<String, String> tags = Map.of("k\uD83D", "x".repeat(100_000));
    Event event =
        SampleEvents.builder("x").context(new EventContext(tags, null, List.of())).build();

    assertThat((Map<?, ?>) attributes(event).get("faultline.tags"))
        .hasToString("{k\uFFFD=" + "x".repeat(16_384) + "… (+83616 chars)}");
  }

  private Map<String, Object> attributes(Event event) throws IOException {
    return ProtocolReader.plain(record(event).getAttributesList());
  }

  private LogRecord record(Event event) throws IOException {
    return ProtocolReader.records(BothEncodings.logs(Resource.builder().build(), List.of(event)))
        .get(0);
  }
}
