package dev.faultline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.CollectorTestCase;
import dev.faultline.collector.testing.EventBuilder;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IngestTest extends CollectorTestCase {

  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  @Test
  void theSameEventSentAgainIsNotCountedAgain() {
    LogRecord event = Bookshop.badNumber().id("same").occurrences(5).build();

    collector.send(event);
    collector.send(event);
    collector.send(event, event);

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("count").asInt()).isEqualTo(5);
    assertThat(collector.events(issue.path("id").asText())).hasSize(1);
  }

  @Test
  void anEventThatWasSettledFurtherReplacesWhatIsStored() {
    collector.send(Bookshop.badNumber().id("same").at(NINE).build());
    collector.send(
        Bookshop.badNumber()
            .id("same")
            .at(NINE)
            .observedAt(NINE.plusSeconds(1))
            .occurrences(3)
            .with("faultline.disposition", "uncaught")
            .build());

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("count").asInt()).isEqualTo(3);
    assertThat(collector.events(issue.path("id").asText()).get(0).path("disposition").asText())
        .isEqualTo("uncaught");
  }

  @Test
  void anEarlierVersionThatComesLateChangesNothing() {
    collector.send(
        Bookshop.badNumber()
            .id("same")
            .at(NINE)
            .observedAt(NINE.plusSeconds(1))
            .with("faultline.disposition", "uncaught")
            .build());
    collector.send(Bookshop.badNumber().id("same").at(NINE).occurrences(3).build());

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("count").asInt()).isEqualTo(1);
    assertThat(collector.events(issue.path("id").asText()).get(0).path("disposition").asText())
        .isEqualTo("uncaught");
  }

  @Test
  void aReplacementOfAnotherIssueMovesTheEvent() {
    collector.send(Bookshop.badNumber().id("same").at(NINE).build());
    collector.send(
        Bookshop.outOfStock().id("same").at(NINE).observedAt(NINE.plusSeconds(1)).build());

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("type").asText()).isEqualTo("com.acme.bookshop.CheckoutException");
    assertThat(issue.path("count").asInt()).isEqualTo(1);
    assertThat(collector.events(issue.path("id").asText())).hasSize(1);
  }

  @Test
  void aBatchWithoutIdsSentAgainIsNotCountedAgain() {
    LogRecord one = Bookshop.badNumber().build();
    // Equal to the first in all, time too: two exceptions all the same.
    collector.send(one, one, Bookshop.badNumber().with("thread.name", "other").build());
    collector.send(one, one, Bookshop.badNumber().with("thread.name", "other").build());

    assertThat(collector.onlyIssue().path("count").asInt()).isEqualTo(3);
  }

  @Test
  void firstAndLastSeenComeFromTheEventsTimesInWhateverOrderTheyArrive() {
    for (int minute : new int[] {30, 10, 50, 20}) {
      EventBuilder event = Bookshop.badNumber().at(NINE.plusSeconds(minute * 60));
      collector.send(event.id("e" + minute).build());
    }

    JsonNode issue = collector.onlyIssue();
    assertThat(issue.path("firstSeen").asText()).isEqualTo("2026-11-21T09:10:00Z");
    assertThat(issue.path("lastSeen").asText()).isEqualTo("2026-11-21T09:50:00Z");
  }

  @Test
  void timesFarInTheFutureAreReplacedByThatOfArrival() {
    Instant before = Instant.now();
    Instant soon = before.plusSeconds(1800);
    collector.send(
        Bookshop.badNumber().id("far").at(Instant.parse("2262-01-01T00:00:00Z")).build());
    collector.send(Bookshop.outOfStock().id("soon").at(soon).build());

    JsonNode issues = collector.issues();
    assertThat(issues.get(0).path("lastSeen").asText()).isEqualTo(soon.toString());
    assertThat(Instant.parse(issues.get(1).path("lastSeen").asText()))
        .isBetween(before, Instant.now());
  }

  @Test
  void recordsWithoutAnExceptionAreAcceptedAndNotKept() {
    collector.send(LogRecord.newBuilder().setTimeUnixNano(1).build());

    assertThat(collector.issues()).isEmpty();
    assertThat(collector.json("/api/v1/health").path("records").path("ignored").asInt())
        .isEqualTo(1);
  }

  @Test
  void everythingIsStillThereAfterARestart() {
    collector.send(Bookshop.outOfStock().id("before").occurrences(7).build());
    String list = collector.page("/api/v1/issues");
    String events =
        collector.page("/api/v1/issues/" + collector.onlyIssue().path("id").asText() + "/events");

    restart();

    assertThat(collector.page("/api/v1/issues")).isEqualTo(list);
    assertThat(
            collector.page(
                "/api/v1/issues/" + collector.onlyIssue().path("id").asText() + "/events"))
        .isEqualTo(events);
    collector.send(Bookshop.outOfStock().id("before").occurrences(7).build());
    assertThat(collector.onlyIssue().path("count").asInt()).isEqualTo(7);
  }

  @Test
  void countsAreExactWhenManySendAtOnce() throws Exception {
    int threads = 8;
    int requests = 40;
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> sent = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      sent.add(
          pool.submit(
              () -> {
                go.await();
                for (int i = 0; i < requests; i++) {
                  String id = thread + "-" + i;
                  collector.send(
                      Bookshop.badNumber().id("n" + id).occurrences(2).build(),
                      Bookshop.timeout().id("t" + id).build(),
                      // Every thread sends this one: it must count once.
                      Bookshop.workerDies().id("w" + i).build());
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> future : sent) {
      future.get();
    }
    pool.shutdown();

    assertThat(collector.issues())
        .extracting(issue -> issue.path("type").asText() + " " + issue.path("count").asInt())
        .containsExactlyInAnyOrder(
            "java.lang.NumberFormatException 640",
            "com.acme.bookshop.shipping.QuoteException 320",
            "com.acme.bookshop.mail.TemplateMissing 40");
  }
}
