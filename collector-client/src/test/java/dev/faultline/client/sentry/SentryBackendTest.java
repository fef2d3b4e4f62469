package dev.faultline.client.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.StubBackend;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real HTTP server on loopback. */
class SentryBackendTest {
  private static final StubBackend.Reply OK = StubBackend.status(200, "{\"id\":\"1\"}");

  private final List<SentryBackend> made = new ArrayList<>();
  private StubBackend server;
  private long now;

  @BeforeEach
  void startServer() throws IOException {
    server = new StubBackend(0);
  }

  @AfterEach
  void stop() {
    made.forEach(SentryBackend::close);
    server.close();
  }

  private SentryBackend backend(SentrySettings settings) {
    return backend(settings, server.url());
  }

  private SentryBackend backend(SentrySettings settings, String url) {
    SentryBackend backend =
        new SentryBackend(
            Dsn.parse(url.replace("://", "://k3y:s3cret@") + "/errors/42"),
            settings,
            HttpSettings.builder().header("X-Team", "shop").build(),
            SampleStories.resource(),
            "1.2.3",
            Thread::new,
            () -> now);
    made.add(backend);
    return backend;
  }

  private static SendOutcome send(SentryBackend backend, String message) throws IOException {
    return backend.send(backend.encode(List.of(SampleEvents.event(message))));
  }

  private Map<String, Long> reportIn(int request) throws Exception {
    return SentryEnvelopes.discarded(SentryEnvelopes.read(server.received().get(request).body));
  }

  @Test
  void postsEachEventInAnEnvelopeOfItsOwn() throws Exception {
    server.reply(OK, OK, OK);
    SentryBackend backend = backend(SentrySettings.defaults());
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().build(), backend, Thread::new, new RecordingLog());
    for (String message : List.of("a", "b", "c")) {
      delivery.offer(SampleEvents.event(message));
    }
    assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();

    assertThat(delivery.account().delivered()).isEqualTo(3);
    assertThat(server.received())
        .extracting(request -> SentryEnvelopes.message(request.body))
        .containsExactly("a", "b", "c");
    StubBackend.Received request = server.received().get(0);
    assertThat(request.method).isEqualTo("POST");
    assertThat(request.path).isEqualTo("/errors/api/42/envelope/");
    assertThat(request.headers.getFirst("Content-Type")).isEqualTo("application/x-sentry-envelope");
    assertThat(request.headers.getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(request.headers.getFirst("User-Agent")).isEqualTo("faultline/1.2.3");
    assertThat(request.headers.getFirst("X-Sentry-Auth"))
        .isEqualTo(
            "Sentry sentry_version=7, sentry_client=faultline/1.2.3, sentry_key=k3y,"
                + " sentry_secret=s3cret");
    assertThat(request.headers.getFirst("X-Team")).isEqualTo("shop");
    assertThat(backend.description()).isEqualTo(server.url() + "/errors/api/42/envelope/");
  }

  @Test
  void saysWhenItIsSentAndNotWhenItWasEncoded() throws Exception {
    server.reply(OK);
    SentryBackend before = backend(SentrySettings.defaults());
    byte[] kept = before.encode(List.of(SampleStories.everything()));
    Instant later = Instant.ofEpochMilli(System.currentTimeMillis());
    assertThat(backend(SentrySettings.defaults()).send(kept)).hasToString("ACCEPTED");

    assertThat(
            SentryEnvelopes.read(server.received().get(0).body).getHeader().getSentAt().toInstant())
        .isBetween(later, Instant.now());
  }

  @Test
  void sendsNothingWhileALimitHoldsAndReportsIt() throws Exception {
    server.reply(
        StubBackend.status(
            200, "{}", "X-Sentry-Rate-Limits", "60:transaction:key, 30:error;default:org"),
        OK,
        OK);
    SentryBackend backend = backend(SentrySettings.defaults());
    assertThat(send(backend, "a")).hasToString("ACCEPTED");

    SendOutcome outcome = send(backend, "b");
    assertThat(outcome.reason()).isEqualTo(DropReason.RATE_LIMITED);
    assertThat(outcome.detail())
        .isEqualTo("Sentry takes no events for another 30 s, by its rate limit");
    now += TimeUnit.SECONDS.toNanos(29);
    assertThat(send(backend, "c").reason()).isEqualTo(DropReason.RATE_LIMITED);
    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(send(backend, "d")).hasToString("ACCEPTED");
    assertThat(send(backend, "e")).hasToString("ACCEPTED");

    assertThat(server.received())
        .extracting(request -> SentryEnvelopes.message(request.body))
        .containsExactly("a", "d", "e");
    assertThat(reportIn(0)).isEmpty();
    assertThat(reportIn(1)).isEqualTo(Map.of("ratelimit_backoff error", 2L));
    assertThat(reportIn(2)).isEmpty();
  }

  @Test
  void isNotHeldUpByLimitsOfOtherCategories() throws Exception {
    server.reply(
        StubBackend.status(200, "{}", "X-Sentry-Rate-Limits", "60:transaction;session:key"), OK);
    SentryBackend backend = backend(SentrySettings.defaults());

    assertThat(send(backend, "a")).hasToString("ACCEPTED");
    assertThat(send(backend, "b")).hasToString("ACCEPTED");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, -, 60", "Retry-After, 7, 7", "X-Sentry-Rate-Limits, 9::key, 9"})
  void dropsWhatIsOverALimitWithoutAReportOfItsOwn(String name, String value, long seconds)
      throws Exception {
    StubBackend.Reply tooMany =
        name == null
            ? StubBackend.status(429, "slow down")
            : StubBackend.status(429, "slow down", name, value);
    server.reply(tooMany, OK);
    SentryBackend backend = backend(SentrySettings.defaults());

    SendOutcome outcome = send(backend, "a");
    assertThat(outcome.reason()).isEqualTo(DropReason.RATE_LIMITED);
    assertThat(outcome.detail()).isEqualTo("HTTP 429: slow down");
    now += TimeUnit.SECONDS.toNanos(seconds) - 1;
    assertThat(send(backend, "b").reason()).isEqualTo(DropReason.RATE_LIMITED);
    now += 1;
    assertThat(send(backend, "c")).hasToString("ACCEPTED");

    assertThat(server.received()).hasSize(2);
    // Of the first one Sentry knows itself.
    assertThat(reportIn(1)).isEqualTo(Map.of("ratelimit_backoff error", 1L));
  }

  @Test
  void waitsForLimitsWhenItIsSetTo() throws Exception {
    server.reply(StubBackend.status(429, "", "Retry-After", "40"), OK);
    SentryBackend backend = backend(SentrySettings.defaults().withWaitingForLimits(true));

    SendOutcome refused = send(backend, "a");
    assertThat(refused.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(refused.retryAfterNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(40));
    now += TimeUnit.SECONDS.toNanos(10);
    SendOutcome early = send(backend, "a");
    assertThat(early.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(early.retryAfterNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(30));
    assertThat(server.received()).hasSize(1);
    now += TimeUnit.SECONDS.toNanos(30);
    assertThat(send(backend, "a")).hasToString("ACCEPTED");
    assertThat(reportIn(1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "307, REDIRECTED",
    "400, BAD_REQUEST",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "413, TOO_LARGE",
    "418, REJECTED",
    "500, SERVER_ERROR",
  })
  void reportsWhatTheServerRefused(int status, DropReason reason) throws Exception {
    server.reply(
        StubBackend.status(status, "no", "X-Sentry-Error", "bad envelope", "Location", "/x"), OK);
    SentryBackend backend = backend(SentrySettings.defaults());

    SendOutcome outcome = send(backend, "a");
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.detail()).isEqualTo("HTTP " + status + ": no (bad envelope)");
    assertThat(send(backend, "b")).hasToString("ACCEPTED");
    assertThat(reportIn(1)).isEqualTo(Map.of("send_error error", 1L));
  }

  @Test
  void keepsAReportUntilItHasArrived() throws Exception {
    server.reply(
        StubBackend.status(400, ""), StubBackend.status(503, ""), StubBackend.status(502, ""), OK);
    SentryBackend backend = backend(SentrySettings.defaults());
    send(backend, "a");
    assertThat(send(backend, "b").kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(send(backend, "b").kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(send(backend, "b")).hasToString("ACCEPTED");

    int last = server.received().size() - 1;
    assertThat(reportIn(last)).isEqualTo(Map.of("send_error error", 1L));
  }

  @Test
  void takesASuccessAsOneThoughItsBodyIsCutShort() throws Exception {
    server.reply(StubBackend.status(400, ""), StubBackend.halfABody(), OK);
    SentryBackend backend = backend(SentrySettings.defaults());
    send(backend, "a");

    assertThat(send(backend, "b").toString()).startsWith("ACCEPTED (answers with success, but");
    assertThat(reportIn(1)).isEqualTo(Map.of("send_error error", 1L));
    send(backend, "c");
    assertThat(reportIn(2)).as("it has arrived").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void triesAgainWhenTheServerIsAway(int status) throws Exception {
    server.reply(StubBackend.status(status, "later", "Retry-After", "5"), OK);
    SentryBackend backend = backend(SentrySettings.defaults());

    SendOutcome outcome = send(backend, "a");
    assertThat(outcome.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(outcome.retryAfterNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    assertThat(send(backend, "a")).hasToString("ACCEPTED");
    assertThat(reportIn(1)).isEmpty();
  }

  @Test
  void triesAgainWhenNobodyIsThere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SentryBackend backend = backend(SentrySettings.defaults(), "http://127.0.0.1:" + port);

    assertThat(send(backend, "a").kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
  }

  @Test
  void remarksOnAnAnswerThatIsNotSentrys() throws Exception {
    server.reply(StubBackend.status(200, "<html>"), StubBackend.status(200, ""));
    SentryBackend backend = backend(SentrySettings.defaults());

    assertThat(send(backend, "a").toString())
        .startsWith("ACCEPTED (answers with success, but not as Sentry does");
    assertThat(send(backend, "a")).hasToString("ACCEPTED");
  }

  @Test
  void reportsNothingWhenThatIsNotWanted() throws Exception {
    server.reply(StubBackend.status(400, ""), OK);
    SentryBackend backend = backend(SentrySettings.defaults().withClientReports(false));
    send(backend, "a");
    send(backend, "b");

    assertThat(reportIn(1)).isEmpty();
  }

  @Test
  void refusesWhatWasKeptAndIsDamaged() {
    SendOutcome outcome = backend(SentrySettings.defaults()).send(new byte[] {1, 2, 3});

    assertThat(outcome.reason()).isEqualTo(DropReason.UNENCODABLE);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void takesOneEventAtATime() {
    SentryBackend backend = backend(SentrySettings.defaults());
    ExceptionEvent event = SampleEvents.event("x");

    assertThat(backend.maxBatchEvents()).isEqualTo(1);
    assertThatThrownBy(() -> backend.encode(List.of(event, event)))
        .hasMessage("an envelope holds one event, not 2");
  }

  @Test
  void countsInTheAccountWhatIsOverALimit() throws Exception {
    server.reply(StubBackend.status(429, ""));
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().build(),
            backend(SentrySettings.defaults()),
            Thread::new,
            new RecordingLog());
    for (int i = 0; i < 5; i++) {
      delivery.offer(SampleEvents.event("x"));
    }
    assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();
    DeliveryAccount account = delivery.account();

    assertThat(account.droppedByReason()).isEqualTo(Map.of(DropReason.RATE_LIMITED, 5L));
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void reportsWhatTheQueueHadNoRoomFor() throws Exception {
    CountDownLatch full = new CountDownLatch(1);
    server.reply(
        exchange -> {
          try {
            full.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          OK.to(exchange);
        });
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().queueCapacity(3).batchInterval(Duration.ZERO).build(),
            backend(SentrySettings.defaults()),
            Thread::new,
            new RecordingLog());
    delivery.offer(SampleEvents.event("slow"));
    await().until(() -> server.received().size() == 1);
    for (int i = 0; i < 7; i++) {
      delivery.offer(SampleEvents.event("x"));
    }
    assertThat(delivery.account().dropped(DropReason.QUEUE_FULL)).isEqualTo(5);
    full.countDown();
    assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(3);

    assertThat(reportIn(1)).isEqualTo(Map.of("queue_overflow error", 5L));
    assertThat(reportIn(2)).as("once").isEmpty();
  }

  @Test
  void reportsEachKindOfLoss() throws Exception {
    SentryBackend backend = backend(SentrySettings.defaults());
    backend.lost(DropReason.QUEUE_FULL, 3);
    backend.lost(DropReason.SPOOL_EXPIRED, 4);
    backend.lost(DropReason.SPOOL_DAMAGED, 5);
    backend.lost(DropReason.SEND_FAILED, 6);
    backend.lost(DropReason.CLOSED, 7);
    backend.lost(DropReason.DISPLACED, 8);
    backend.lost(DropReason.INTERNAL_ERROR, 9);
    backend.lost(DropReason.UNENCODABLE, 10);
    send(backend, "a");

    assertThat(reportIn(0))
        .isEqualTo(
            Map.of(
                "queue_overflow error", 11L,
                "cache_overflow error", 4L,
                "internal_sdk_error error", 30L,
                "network_error error", 7L));
  }
}
