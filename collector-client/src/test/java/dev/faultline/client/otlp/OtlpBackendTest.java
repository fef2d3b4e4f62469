package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.Proxy;
import dev.faultline.client.http.StubBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way, from an event offered to a request on a real socket and back. */
class OtlpBackendTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Resource RESOURCE = Resource.builder().put("service.name", "shop").build();

  private final RecordingLog log = new RecordingLog();
  private OtlpEncoding encoding = OtlpEncoding.JSON;
  private StubBackend backend;
  private EventDelivery delivery;

  @BeforeEach
  void startBackend() throws IOException {
    backend = new StubBackend(0);
  }

  @AfterEach
  void stop() {
    if (delivery != null) {
      delivery.close(Duration.ZERO);
    }
    backend.close();
  }

  private static DeliverySettings.Builder eager() {
    return DeliverySettings.builder()
        .batchInterval(Duration.ZERO)
        .initialBackoff(Duration.ofMillis(1))
        .maxBackoff(Duration.ofMillis(20));
  }

  private void start(DeliverySettings.Builder settings, String endpoint) {
    start(settings, endpoint, HttpSettings.builder().build());
  }

  private void start(DeliverySettings.Builder settings, String endpoint, HttpSettings http) {
    OtlpBackend to =
        new OtlpBackend(
            OtlpEndpoint.parse(endpoint), encoding, http, RESOURCE, "1.2.3", Thread::new);
    delivery = new EventDelivery(settings.build(), to, Thread::new, log);
  }

  private DeliveryAccount send(String... messages) {
    for (String message : messages) {
      delivery.offer(SampleEvents.event(message));
    }
    delivery.flush(AMPLE);
    Awaitility.await().until(() -> delivery.account().waiting() == 0);
    return delivery.account();
  }

  @Test
  void postsGzippedOtlpJson() throws Exception {
    start(eager(), backend.url(), HttpSettings.builder().header("api-key", "s3cret").build());
    DeliveryAccount account = send("hello");

    StubBackend.Received request = backend.received().get(0);
    assertThat(request.method).isEqualTo("POST");
    assertThat(request.path).isEqualTo("/v1/logs");
    assertThat(request.headers.getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers.getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(request.headers.getFirst("Content-Length")).isEqualTo("" + request.body.length);
    assertThat(request.headers.getFirst("User-Agent")).isEqualTo("faultline/1.2.3");
    assertThat(request.headers.getFirst("api-key")).isEqualTo("s3cret");
    assertThat(request.headers).doesNotContainKey("Cookie");
    assertThat(ProtocolReader.messages(ProtocolReader.gunzip(request.body)))
        .containsExactly("hello");
    assertThat(account.delivered()).isEqualTo(1);
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void triesAgainWhatTheProtocolCallsRetryable(int status) throws Exception {
    backend.reply(StubBackend.status(status, "later"), StubBackend.status(status, "later"));
    start(eager(), backend.url());
    DeliveryAccount account = send("a");

    assertThat(account.delivered()).isEqualTo(1);
    assertThat(backend.received()).hasSize(3);
    assertThat(backend.received().get(2).body).isEqualTo(backend.received().get(0).body);
    assertThat(log.lines().get(0)).contains("HTTP " + status + ": later");
  }

  @Test
  void comesBackNoSoonerThanTheBackendAsks() {
    backend.reply(StubBackend.status(503, "later", "Retry-After", "600"));
    start(eager(), backend.url());
    delivery.offer(SampleEvents.event("a"));

    // Its own back-off would be over after 20 ms.
    Awaitility.await()
        .during(Duration.ofMillis(400))
        .until(() -> backend.received().size() <= 1 && delivery.account().delivered() == 0);
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(backend.received()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "307, REDIRECTED",
    "400, BAD_REQUEST",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "409, REJECTED",
    "413, TOO_LARGE",
    "418, REJECTED",
    "500, SERVER_ERROR",
    "501, SERVER_ERROR"
  })
  void givesUpWhatTheProtocolDoesNotCallRetryable(int status, DropReason reason) {
    backend.reply(StubBackend.status(status, "no\r\nnever", "Location", "http://elsewhere/"));
    start(eager(), backend.url());
    DeliveryAccount account = send("a");

    assertThat(account.droppedByReason()).isEqualTo(Map.of(reason, 1L));
    assertThat(backend.received()).hasSize(1);
    Awaitility.await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("HTTP " + status + ": no  never");
  }

  @Test
  void sendsNoCredentialsToAnotherHost() throws Exception {
    try (StubBackend other = new StubBackend(0)) {
      backend.reply(StubBackend.status(308, "", "Location", other.url() + "/v1/logs"));
      start(eager(), backend.url(), HttpSettings.builder().header("api-key", "s3cret").build());

      assertThat(send("a").dropped(DropReason.REDIRECTED)).isEqualTo(1);
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void keepsNoCookies() {
    backend.reply(StubBackend.status(200, "{}", "Set-Cookie", "tracking=1"));
    start(eager(), backend.url());
    send("a");
    send("b");

    assertThat(backend.received().get(1).headers).doesNotContainKey("Cookie");
  }

  @Test
  void countsAPartialSuccess() {
    backend.reply(
        StubBackend.status(
            200, "{\"partialSuccess\":{\"rejectedLogRecords\":\"2\",\"errorMessage\":\"quota\"}}"));
    start(eager().batchInterval(AMPLE), backend.url());
    DeliveryAccount account = send("a", "b", "c");

    assertThat(account.delivered()).isEqualTo(1);
    assertThat(account.refused()).isEqualTo(2);
    Awaitility.await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("refused 2 events of a batch: quota");
  }

  @Test
  void takesASuccessAsOneWhateverItSaysButTellsWhenItIsNotOtlp() {
    backend.reply(
        StubBackend.status(200, "<html>Welcome to the printer</html>"),
        StubBackend.status(200, "{\"partialSuccess\":"));
    start(eager(), backend.url());
    send("a");
    assertThat(send("b").delivered()).isEqualTo(2);

    Awaitility.await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("is there an OTLP/HTTP backend at this address?");
  }

  @Test
  void readsNoMoreThanItMustOfAnEndlessAnswer() {
    backend.reply(StubBackend.endless());
    start(eager(), backend.url());

    assertThat(send("a").delivered()).isEqualTo(1);
    // Read to its end, it would have run into the time limit and been sent again.
    assertThat(backend.received()).hasSize(1);
  }

  @Test
  void sendsAgainWhenTheConnectionEndsWithoutAnAnswer() {
    backend.reply(StubBackend.hangUp(), StubBackend.hangUp());
    start(eager(), backend.url());

    assertThat(send("a").delivered()).isEqualTo(1);
    assertThat(backend.received()).hasSize(3);
  }

  @Test
  void sendsAgainWhenTheBackendIsTooSlow() {
    backend.reply(backend.silence());
    start(
        eager(), backend.url(), HttpSettings.builder().readTimeout(Duration.ofMillis(100)).build());

    assertThat(send("a").delivered()).isEqualTo(1);
    assertThat(backend.received()).hasSize(2);
    assertThat(log.lines().get(0)).containsIgnoringCase("time");
  }

  @Test
  void arrivesWhenTheBackendStartsLaterOnTheSamePort() throws Exception {
    int port = backend.port();
    backend.close();
    start(eager(), "http://127.0.0.1:" + port);
    delivery.offer(SampleEvents.event("early"));
    Awaitility.await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("Failed to connect");

    backend = new StubBackend(port);
    assertThat(send("late").delivered()).isEqualTo(2);
    Awaitility.await().until(() -> log.lines().size() == 2);
    assertThat(log.lines().get(1)).contains("takes events again");
  }

  @Test
  void arrivesAfterTheBackendWasRestartedWithAConnectionOpen() throws Exception {
    start(eager(), backend.url());
    send("before");
    int port = backend.port();
    backend.close();
    backend = new StubBackend(port);

    assertThat(send("after").delivered()).isEqualTo(2);
    assertThat(ProtocolReader.messages(ProtocolReader.gunzip(backend.received().get(0).body)))
        .containsExactly("after");
  }

  @Test
  void survivesAResetInTheMiddleOfARequest() throws Exception {
    try (ServerSocket resetting = new ServerSocket()) {
      resetting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      start(eager(), "http://127.0.0.1:" + resetting.getLocalPort());
      delivery.offer(SampleEvents.event("a"));
      try (var connection = resetting.accept()) {
        connection.getInputStream().read();
        // Closing now sends a reset instead of a proper end.
        connection.setSoLinger(true, 0);
      }
      Awaitility.await().until(() -> log.lines().size() == 1);
    }
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void flushKeepsItsBoundWhenTheBackendHangs() {
    backend.reply(backend.silence());
    start(eager(), backend.url());
    delivery.offer(SampleEvents.event("a"));
    Awaitility.await().until(() -> backend.received().size() == 1);

    assertThat(delivery.flush(Duration.ofMillis(50))).isFalse();
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void closeBreaksOffARequestThatHangs() {
    backend.reply(backend.silence());
    start(eager(), backend.url());
    delivery.offer(SampleEvents.event("a"));
    Awaitility.await().until(() -> backend.received().size() == 1);

    assertThat(delivery.close(Duration.ofMillis(50))).isTrue();
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(1);
  }

  @Test
  void leavesNoThreadBehindWhenItIsClosed() {
    backend.reply(StubBackend.endless());
    start(eager(), backend.url());
    send("a");
    assertThat(threadsOfTheClient()).isNotEmpty();

    delivery.close(AMPLE);
    // By themselves they would stay for a minute.
    Awaitility.await()
        .atMost(AMPLE)
        .untilAsserted(() -> assertThat(threadsOfTheClient()).isEmpty());
  }

  private static List<String> threadsOfTheClient() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(OkHttp|Okio|faultline-).*"))
        .toList();
  }

  @Test
  void goesThroughAProxyOnlyWhenItIsTold() {
    start(
        eager(),
        "http://backend.invalid:4318",
        HttpSettings.builder().proxy(Proxy.of("127.0.0.1", backend.port())).build());

    assertThat(send("a").delivered()).isEqualTo(1);
    assertThat(backend.received().get(0).path).isEqualTo("http://backend.invalid:4318/v1/logs");
  }
}
