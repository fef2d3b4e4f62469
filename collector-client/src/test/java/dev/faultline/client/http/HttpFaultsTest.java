package dev.faultline.client.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.delivery.FlushRequest;
import dev.faultline.client.event.Resource;
import dev.faultline.client.otlp.OtlpBackend;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpEndpoint;
import dev.faultline.client.otlp.ProtocolReader;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can go wrong over HTTP: the account of it is exact, with a spool and without, and every
 * event that it calls delivered has arrived.
 */
class HttpFaultsTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final int EVENTS = 5;

  @TempDir private Path folder;

  private final RecordingLog log = new RecordingLog();
  private StubBackend backend;
  private EventDelivery delivery;

  @BeforeEach
  void startBackend() throws IOException {
    backend = new StubBackend(0);
  }

  @AfterEach
  void stop() {
    delivery.close(Duration.ZERO);
    backend.close();
  }

  private void start(int port, boolean spool) {
    DeliverySettings.Builder settings =
        DeliverySettings.builder()
            .batchInterval(AMPLE)
            .initialBackoff(Duration.ofMillis(1))
            .maxBackoff(Duration.ofMillis(5))
            .replayInterval(Duration.ofMillis(1));
    if (spool) {
      settings.spool(SpoolSettings.in(folder.toFile()).build());
    }
    delivery =
        new EventDelivery(
            settings.build(),
            new OtlpBackend(
                OtlpEndpoint.parse("http://127.0.0.1:" + port),
                OtlpEncoding.PROTOBUF,
                HttpSettings.builder()
                    .connectTimeout(Duration.ofMillis(300))
                    .readTimeout(Duration.ofMillis(300))
                    .build(),
                Resource.builder().build(),
                "1.2.3",
                Thread::new),
            Thread::new,
            log);
  }

  /** One batch, until it is settled. */
  private DeliveryAccount send() {
    offer();
    await().atMost(AMPLE).until(() -> isSettled(delivery.account()));
    DeliveryAccount account = delivery.account();
    assertThat(account.offered()).isEqualTo(EVENTS);
    assertThat(account.delivered() + account.refused() + account.dropped()).isEqualTo(EVENTS);
    return account;
  }

  private void offer() {
    messages().forEach(message -> delivery.offer(SampleEvents.event(message)));
    delivery.flush(AMPLE);
  }

  private static boolean isSettled(DeliveryAccount account) {
    return account.waiting() == 0 && account.spooled() == 0;
  }

  private static List<String> messages() {
    return IntStream.range(0, EVENTS).mapToObj(i -> "event " + i).toList();
  }

  private List<String> lastRequest() throws IOException {
    List<StubBackend.Received> all = backend.received();
    return ProtocolReader.messages(ProtocolReader.gunzip(all.get(all.size() - 1).body));
  }

  /**
   * Status, what it is dropped for; nothing for what is tried again; and after how many requests.
   */
  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST, false", "400, BAD_REQUEST, true",
    "401, UNAUTHORIZED, false", "401, UNAUTHORIZED, true",
    "403, FORBIDDEN, false", "403, FORBIDDEN, true",
    "404, NOT_FOUND, false", "404, NOT_FOUND, true",
    "500, SERVER_ERROR, false", "500, SERVER_ERROR, true",
  })
  void aRefusalCostsTheBatchOnce(int status, DropReason reason, boolean spool) {
    backend.reply(StubBackend.status(status, "no"));
    start(backend.port(), spool);

    assertThat(send().droppedByReason()).isEqualTo(Map.of(reason, (long) EVENTS));
    assertThat(backend.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, false, ''",
    "429, true, ''",
    "429, false, 0",
    "429, true, 0",
    "502, false, ''",
    "502, true, ''",
    "503, false, ''",
    "503, true, ''",
    "503, false, 0",
    "503, true, 0",
    "504, false, ''",
    "504, true, ''",
  })
  void anAbsenceCostsNothing(int status, boolean spool, String retryAfter) throws Exception {
    StubBackend.Reply away =
        retryAfter.isEmpty()
            ? StubBackend.status(status, "later")
            : StubBackend.status(status, "later", "Retry-After", retryAfter);
    backend.reply(away, away, away);
    start(backend.port(), spool);

    assertThat(send().delivered()).isEqualTo(EVENTS);
    assertThat(backend.received()).hasSize(4);
    assertThat(lastRequest()).containsExactlyElementsOf(messages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBatchThatIsTooLargeArrivesInParts(boolean spool) throws Exception {
    backend.reply(StubBackend.status(413, "no"), StubBackend.status(413, "no"));
    start(backend.port(), spool);
    DeliveryAccount account = send();

    // Five in one request; then two, of which one alone is refused or both are parted again.
    assertThat(account.dropped()).isEqualTo(account.dropped(DropReason.TOO_LARGE));
    List<String> arrived = new ArrayList<>();
    for (StubBackend.Received request : backend.received().subList(2, backend.received().size())) {
      arrived.addAll(ProtocolReader.messages(ProtocolReader.gunzip(request.body)));
    }
    assertThat(arrived).hasSize((int) account.delivered()).isSubsetOf(messages());
    assertThat(account.delivered()).isGreaterThanOrEqualTo(EVENTS - 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSuccessWithGarbageIsOneAndSaidToBeStrange(boolean spool) {
    backend.reply(StubBackend.status(200, "\u0001garbage", "Content-Type", "text/html"));
    start(backend.port(), spool);

    assertThat(send().delivered()).isEqualTo(EVENTS);
    assertThat(backend.received()).hasSize(1);
    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("is there an OTLP/HTTP backend at this address?");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aSuccessWhoseBodyCannotBeReadIsOneAndToldOnce(StubBackend.Reply unreadable, boolean spool)
      throws Exception {
    backend.reply(unreadable, unreadable);
    start(backend.port(), spool);
    offer();
    await().atMost(AMPLE).until(() -> backend.received().size() == 1);
    offer();

    await().atMost(AMPLE).until(() -> delivery.account().delivered() == 2 * EVENTS);
    assertThat(backend.received()).hasSize(2);
    assertThat(lastRequest()).containsExactlyElementsOf(messages());
    await().atMost(AMPLE).until(() -> !log.lines().isEmpty());
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0)).contains("answers with success", "cannot be read");
  }

  static Stream<Arguments> unreadable() throws IOException {
    byte[] gzip = Gzip.compress("{\"partialSuccess\":{}}".getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(gzip, gzip.length - 9);
    return Stream.of(
            Named.of("garbage for gzip", gzipped("garbage".getBytes(StandardCharsets.UTF_8))),
            Named.of("nothing for gzip", gzipped(new byte[0])),
            Named.of("half of the gzip", gzipped(cut)),
            Named.of("half of the body", StubBackend.halfABody()),
            Named.of("no last chunk", StubBackend.chunksWithoutEnd()))
        .flatMap(reply -> Stream.of(Arguments.of(reply, false), Arguments.of(reply, true)));
  }

  private static StubBackend.Reply gzipped(byte[] body) {
    return StubBackend.status(
        200, body, "Content-Type", "application/json", "Content-Encoding", "gzip");
  }

  /** HTTP forbids it, and OkHttp takes it for a failure. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSuccessThatMustNotHaveABodyAndPromisesOneIsOne(boolean spool) throws Exception {
    try (ServerSocket server = listen(0, 50)) {
      start(server.getLocalPort(), spool);
      messages().forEach(message -> delivery.offer(SampleEvents.event(message)));
      FlushRequest flush = delivery.requestFlush();
      try (Socket connection = server.accept()) {
        connection.getInputStream().read();
        connection
            .getOutputStream()
            .write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
        assertThat(delivery.await(flush, AMPLE)).isTrue();
      }
      assertThat(delivery.account().delivered()).isEqualTo(EVENTS);
      assertThat(log.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatNeverComesIsNone(boolean spool) throws Exception {
    backend.reply(StubBackend.hangUp(), backend.silence());
    start(backend.port(), spool);

    assertThat(send().delivered()).isEqualTo(EVENTS);
    assertThat(lastRequest()).containsExactlyElementsOf(messages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerWhoseHeadIsTooLongIsNone(boolean spool) throws Exception {
    backend.reply(StubBackend.status(200, "", "X-Long", "x".repeat(1 << 18)));
    start(backend.port(), spool);

    assertThat(send().delivered()).isEqualTo(EVENTS);
    assertThat(backend.received()).hasSize(2);
    assertThat(lastRequest()).containsExactlyElementsOf(messages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPortThatRefusesCostsNothing(boolean spool) throws Exception {
    int port = backend.port();
    backend.close();
    start(port, spool);
    offer();
    await().atMost(AMPLE).until(() -> !log.lines().isEmpty());
    assertThat(delivery.account().waiting() + delivery.account().spooled()).isEqualTo(EVENTS);

    backend = new StubBackend(port);
    await().atMost(AMPLE).until(() -> delivery.account().delivered() == EVENTS);
    assertThat(delivery.account().dropped()).isZero();
    assertThat(lastRequest()).containsExactlyElementsOf(messages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResetInTheMiddleCostsNothing(boolean spool) throws Exception {
    int port = backend.port();
    backend.close();
    try (ServerSocket resetting = listen(port, 50)) {
      start(port, spool);
      offer();
      try (Socket connection = resetting.accept()) {
        connection.getInputStream().read();
        // Closing now sends a reset instead of a proper end.
        connection.setSoLinger(true, 0);
      }
      await().atMost(AMPLE).until(() -> !log.lines().isEmpty());
    }
    backend = new StubBackend(port);
    await().atMost(AMPLE).until(() -> delivery.account().delivered() == EVENTS);
    assertThat(delivery.account().dropped()).isZero();
  }

  /** The kernel takes connections that nobody accepts, until there is no more room for them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBackendThatIsSlowToAcceptCostsNothing(boolean spool) throws Exception {
    int port = backend.port();
    backend.close();
    List<Socket> others = new ArrayList<>();
    try (ServerSocket slow = listen(port, 1)) {
      for (int i = 0; i < 3; i++) {
        Socket other = new Socket();
        others.add(other);
        connectSoon(other, slow);
      }
      start(port, spool);
      offer();
      await().atMost(AMPLE).until(() -> !log.lines().isEmpty());
      assertThat(log.lines().get(0)).containsIgnoringCase("time");
      assertThat(delivery.account().waiting() + delivery.account().spooled()).isEqualTo(EVENTS);
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
    backend = new StubBackend(port);
    await().atMost(AMPLE).until(() -> delivery.account().delivered() == EVENTS);
    assertThat(delivery.account().dropped()).isZero();
  }

  private static void connectSoon(Socket socket, ServerSocket to) {
    try {
      socket.connect(to.getLocalSocketAddress(), 100);
    } catch (IOException full) {
      // As it should be.
    }
  }

  private static ServerSocket listen(int port, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
    return socket;
  }
}
