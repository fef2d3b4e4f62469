package dev.faultline.collector;

import static dev.faultline.collector.testing.RunningCollector.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.otlp.ByteBudget;
import dev.faultline.collector.otlp.ExportOutcome;
import dev.faultline.collector.otlp.LogRecord;
import dev.faultline.collector.otlp.LogsConsumer;
import dev.faultline.collector.otlp.OtlpEndpoint;
import dev.faultline.collector.otlp.OverloadedException;
import dev.faultline.collector.testing.Bookshop;
import dev.faultline.collector.testing.OtlpJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the sender is told when its events are good, and cannot be taken now. */
class RefusalTest {

  private static final byte[] BODY = OtlpJson.of(request(Bookshop.badNumber().build()));

  private final HttpClient client = HttpClient.newHttpClient();

  private static HttpServer server(LogsConsumer consumer, long maxBody, ByteBudget budget)
      throws Exception {
    return HttpServer.start(
        ListenAddress.bind("127.0.0.1", 0),
        List.of(),
        OtlpEndpoint.logs(consumer, maxBody, budget)::register);
  }

  private HttpRequest post(HttpServer server) {
    return HttpRequest.newBuilder(server.uri().resolve("/v1/logs"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(BODY))
        .build();
  }

  private HttpResponse<String> send(HttpServer server) throws Exception {
    return client.send(post(server), BodyHandlers.ofString());
  }

  @Test
  void anOverloadedCollectorAsksToTryAgain() throws Exception {
    LogsConsumer overloaded =
        records -> {
          throw new OverloadedException("too many requests wait to be stored", null);
        };
    try (HttpServer server = server(overloaded, 1 << 20, new ByteBudget(1 << 20))) {
      HttpResponse<String> response = send(server);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).contains("1");
      assertThat(response.body())
          .isEqualTo("{\"code\":14,\"message\":\"too many requests wait to be stored\"}");
    }
  }

  @Test
  void aStoreThatFailsIsToTryAgainToo() throws Exception {
    LogsConsumer failing =
        records -> CompletableFuture.failedFuture(new IllegalStateException("disk full"));
    try (HttpServer server = server(failing, 1 << 20, new ByteBudget(1 << 20))) {
      HttpResponse<String> response = send(server);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).contains("1");
      assertThat(response.body()).doesNotContain("disk full");
    }
  }

  @Test
  void bodiesInMemoryAreBoundedAndGivenBack() throws Exception {
    HeldConsumer held = new HeldConsumer();
    try (HttpServer server = server(held, 1 << 20, new ByteBudget(BODY.length + BODY.length / 2))) {
      CompletableFuture<HttpResponse<String>> first =
          client.sendAsync(post(server), BodyHandlers.ofString());
      held.arrived.get();
      assertThat(send(server).statusCode()).isEqualTo(503);

      held.stored.complete(new ExportOutcome(0, ""));

      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(send(server).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRequestIsAnsweredOnlyWhenItIsStored() throws Exception {
    HeldConsumer held = new HeldConsumer();
    try (HttpServer server = server(held, 1 << 20, new ByteBudget(1 << 20))) {
      CompletableFuture<HttpResponse<String>> response =
          client.sendAsync(post(server), BodyHandlers.ofString());
      held.arrived.get();
      assertThat(response).isNotDone();

      held.stored.complete(new ExportOutcome(0, ""));

      assertThat(response.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatIsTooLargeAsSentIsRefused() throws Exception {
    LogsConsumer never =
        records -> {
          throw new AssertionError("it was too large");
        };
    try (HttpServer server = server(never, BODY.length - 1, new ByteBudget(1 << 20))) {
      HttpResponse<String> response = send(server);

      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.headers().firstValue("Retry-After")).isEmpty();
      assertThat(response.body()).contains((BODY.length - 1) + " bytes");
    }
  }

  @Test
  void aFaultOfOursIsA500AndTellsNothingOfIt() throws Exception {
    LogsConsumer faulty =
        records -> {
          throw new IllegalStateException("secret detail");
        };
    try (HttpServer server = server(faulty, 1 << 20, new ByteBudget(1 << 20))) {
      HttpResponse<String> response = send(server);

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body().getBytes(UTF_8)).isNotEmpty();
      assertThat(response.body()).doesNotContain("secret detail");
    }
  }

  @Test
  void anErrorGivesBackTheMemoryThatItsRequestHeld() throws Exception {
    AtomicBoolean fails = new AtomicBoolean(true);
    LogsConsumer consumer =
        records -> {
          if (fails.get()) {
            throw new OutOfMemoryError("as if the heap were full");
          }
          return CompletableFuture.completedFuture(new ExportOutcome(0, ""));
        };
    try (HttpServer server =
        server(consumer, 1 << 20, new ByteBudget(BODY.length + BODY.length / 2))) {
      assertThat(send(server).statusCode()).isEqualTo(500);
      fails.set(false);

      assertThat(send(server).statusCode()).isEqualTo(200);
    }
  }

  /** Has stored nothing until it is told so. */
  private static final class HeldConsumer implements LogsConsumer {

    final CompletableFuture<Void> arrived = new CompletableFuture<>();
    final CompletableFuture<ExportOutcome> stored = new CompletableFuture<>();

    @Override
    public CompletableFuture<ExportOutcome> accept(List<LogRecord> records) {
      arrived.complete(null);
      return stored;
    }
  }
}
