package dev.faultline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Severity;
import dev.faultline.client.event.User;
import dev.faultline.client.http.StubBackend;
import dev.faultline.client.json.JsonTrees;
import dev.faultline.client.metric.ExponentialHistogram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that uses the client without the agent. */
class FaultlineClientTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final RecordingLog log = new RecordingLog();
  private FaultlineClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
  }

  private FaultlineClientBuilder toFile() {
    return FaultlineClient.builder()
        .serviceName("shop")
        .inApp("dev.faultline.client")
        .backend("file", Map.of("path", events().toString()))
        .log(log);
  }

  private Path events() {
    return folder.resolve("events.ndjson");
  }

  private List<Map<String, Object>> written() throws IOException {
    assertThat(client.flush(AMPLE)).isTrue();
    List<Map<String, Object>> written = new ArrayList<>();
    if (Files.exists(events())) {
      for (String line : Files.readAllLines(events())) {
        written.add(JsonTrees.object(line));
      }
    }
    return written;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> first(Map<String, Object> event, String list) {
    return ((List<Map<String, Object>>) event.get(list)).get(0);
  }

  @Test
  void anExceptionThatIsCapturedIsWrittenWithItsStack() throws IOException {
    client = toFile().build();

    String id = client.capture(new IllegalStateException("no apples", new IOException("reset")));

    Map<String, Object> event = written().get(0);
    assertThat(event)
        .containsEntry("id", id)
        .containsEntry("severity", "ERROR")
        .containsEntry("disposition", "handled")
        .containsEntry("mechanism", "api");
    assertThat(((Map<?, ?>) event.get("thread")).get("name"))
        .isEqualTo(Thread.currentThread().getName());
    Map<String, Object> exception = first(event, "exceptions");
    assertThat(exception)
        .containsEntry("type", "java.lang.IllegalStateException")
        .containsEntry("message", "no apples");
    assertThat(first(exception, "frames"))
        .containsEntry("class", getClass().getName())
        .containsEntry("inApp", true);
    assertThat((List<?>) event.get("exceptions")).hasSize(2);
  }

  @Test
  void whatIsToldOfAnEventIsInIt() throws IOException {
    client = toFile().settings(Map.of("faultline.tags", "team=shop,region=eu")).build();

    client
        .exception(new IOException("reset"))
        .tag("region", "us")
        .tag("order", "4711")
        .user(new User("7", null, null, null))
        .logged("com.acme.Orders", Severity.WARN, "order 4711 failed")
        .send();
    client.message("started").send();
    client.message("").logged("com.acme.Orders", Severity.ERROR, "no apples").send();

    List<Map<String, Object>> events = written();
    assertThat(events.get(0))
        .containsEntry("severity", "WARN")
        .containsEntry("disposition", "logged")
        .containsEntry("dispositionDetail", "com.acme.Orders WARN")
        .containsEntry("tags", Map.of("team", "shop", "region", "us", "order", "4711"))
        .containsEntry("user", Map.of("id", "7"));
    assertThat(first(events.get(0), "breadcrumbs"))
        .containsEntry("category", "com.acme.Orders")
        .containsEntry("level", "warning")
        .containsEntry("message", "order 4711 failed");
    assertThat(events.get(2))
        .containsEntry("message", "no apples")
        .containsEntry("severity", "ERROR")
        .containsEntry("tags", Map.of("team", "shop", "region", "eu", "logger", "com.acme.Orders"));
    assertThat(events.get(1)).containsEntry("message", "started").containsEntry("severity", "INFO");
  }

  @Test
  void oneExceptionIsOneEventHoweverOftenItIsHandedIn() throws IOException {
    client = toFile().build();
    Exception thrown = new Exception("once");

    String id = client.capture(thrown);
    String again = client.exception(thrown).logged("com.acme.Orders", Severity.ERROR, null).send();
    String other = client.capture(new Exception("once"));

    assertThat(again).isEqualTo(id).isNotEqualTo(other);
    assertThat(written()).hasSize(2);
  }

  @Test
  void whatEndsAThreadIsSentAndHandedOn() throws Exception {
    List<Throwable> handedOn = new CopyOnWriteArrayList<>();
    UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    UncaughtExceptionHandler handler = (thread, thrown) -> handedOn.add(thrown);
    Thread.setDefaultUncaughtExceptionHandler(handler);
    try {
      client = toFile().uncaughtExceptions(true).build();
      IllegalStateException thrown = new IllegalStateException("the end");
      String id = client.capture(thrown);
      Thread dying =
          new Thread(
              () -> {
                throw thrown;
              },
              "dying");
      dying.start();
      dying.join();

      // Once as handled, and then under the same id as what it turned out to be.
      assertThat(written())
          .extracting(event -> event.get("id") + " " + event.get("disposition"))
          .containsExactly(id + " handled", id + " uncaught");
      assertThat(written().get(1)).containsEntry("severity", "FATAL");
      assertThat(((Map<?, ?>) written().get(1).get("thread")).get("name")).isEqualTo("dying");
      assertThat(handedOn).containsExactly(thrown);
      client.close();
      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(former);
    }
  }

  @Test
  void theEditorChangesEventsAndLeavesSomeOut() throws IOException {
    client =
        toFile()
            .editor(
                event -> {
                  ExceptionEvent exception = (ExceptionEvent) event;
                  switch (exception.exceptions().get(0).message()) {
                    case "secret":
                      return exception.toBuilder().dispositionDetail("edited").build();
                    case "noise":
                      return null;
                    default:
                      throw new IllegalArgumentException("odd");
                  }
                })
            .build();

    assertThat(client.capture(new Exception("secret"))).isNotEmpty();
    assertThat(client.capture(new Exception("noise"))).isEmpty();
    assertThat(client.capture(new Exception("other"))).isEmpty();
    assertThat(client.capture(new Exception("other"))).isEmpty();

    assertThat(written())
        .singleElement()
        .satisfies(event -> assertThat(event).containsEntry("dispositionDetail", "edited"));
    assertThat(client.leftOut()).isEqualTo(3);
    assertThat(log.lines())
        .singleElement()
        .isEqualTo(
            "WARN An event is left out, as further ones may be without being told:"
                + " java.lang.IllegalArgumentException: odd");
  }

  @Test
  void severalBackendsHaveAnAccountEach() throws IOException {
    try (StubBackend backend = new StubBackend(0)) {
      client =
          toFile()
              .backend(
                  "errors", Map.of("type", "otlp", "endpoint", backend.url(), "severity", "error"))
              .settings(Map.of("faultline.metrics.interval", "1h"))
              .build();

      client.capture(new Exception("both"));
      client.exception(new Exception("one")).severity(Severity.INFO).send();

      assertThat(client.flush(AMPLE)).isTrue();
      assertThat(client.accounts()).containsOnlyKeys("file", "errors");
      assertThat(client.accounts().get("file").delivered()).isEqualTo(2);
      DeliveryAccount errors = client.accounts().get("errors");
      assertThat(errors.offered()).isEqualTo(2);
      assertThat(errors.filteredOut()).isEqualTo(1);
      assertThat(errors.delivered()).isEqualTo(1);
      assertThat(backend.received()).hasSize(1);
    }
  }

  @Test
  void durationsAreSentAsAMetric() throws IOException {
    try (StubBackend backend = new StubBackend(0)) {
      client =
          FaultlineClient.builder()
              .backend("otlp", Map.of("endpoint", backend.url(), "encoding", "json"))
              .log(log)
              .build();
      client.histogram("shop.checkout.duration", Map.of("paid", "card")).record(250_000_000);
      client.histogram("shop.checkout.duration", Map.of("paid", "card")).record(250_000_000);
      client.histogram("shop.idle");
      client.close();

      assertThat(backend.received())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.path).isEqualTo("/v1/metrics");
                assertThat(text(request.body))
                    .contains("\"name\":\"shop.checkout.duration\"", "\"count\":\"2\"")
                    .contains("{\"key\":\"paid\",\"value\":{\"stringValue\":\"card\"}}")
                    .doesNotContain("shop.idle");
              });
    }
  }

  private static String text(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void tooManyAttributesAreToldTogether() {
    ClientHistograms histograms = new ClientHistograms();
    for (int i = 0; i < 2_500; i++) {
      histograms.of("shop.checkout.duration", Map.of("order", "" + i)).record(1);
    }

    assertThat(histograms.metrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.points()).hasSize(2_001);
              assertThat(metric.points())
                  .filteredOn(point -> point.toString().contains("otel.metric.overflow"))
                  .singleElement()
                  .satisfies(
                      point ->
                          assertThat(((ExponentialHistogram) point.value()).count())
                              .isEqualTo(500));
            });
  }

  @Test
  void nothingIsSentBeforeThereIsSomethingToSend() throws IOException {
    client = toFile().build();

    assertThat(client.capture(null)).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsCounted() {
    client = toFile().build();
    client.close();

    assertThat(client.capture(new Exception())).isEmpty();
    assertThat(client.accounts().get("file").droppedByReason())
        .containsEntry(DropReason.CLOSED, 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "faultline.backends | nowhere | faultline.backends: nowhere is no type of backend",
        "faultline.backend.file.max-size | big |"
            + " faultline.backend.file.max-size: \"big\" is not a number of bytes",
        "faultline.batch.size | many | faultline.batch.size: \"many\" is not a whole number",
        "faultline.tags | team | faultline.tags: \"team\" is not a list such as team=shop",
        "faultline.shutdown.timeout | 2h | faultline.shutdown.timeout: \"2h\" is not a duration"
            + " from 0 to 10m",
        "faultline.queue.capacity | 15 | \"15\" is not a whole number from 16 to 1000000",
        "faultline.queue.max-bytes | 60k | \"60k\" is not from 65536 to 2147483647 bytes",
        "faultline.batch.interval | 1ms | \"1ms\" is not a duration from 10ms to 1h"
      })
  void aWrongSettingIsRefusedByName(String name, String value, String expected) {
    FaultlineClientBuilder builder = toFile().settings(Map.of(name, value));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void whatWasLostIsToldAtTheEndOnce() {
    client =
        FaultlineClient.builder()
            .settings(Map.of("faultline.shutdown.timeout", "1ms"))
            .backend("otlp", Map.of("endpoint", "http://127.0.0.1:9"))
            .flushAtShutdown(false)
            .log(log)
            .build();
    client.message("too late").send();

    client.close();
    client.close();

    assertThat(log.lines())
        .filteredOn(line -> line.contains("at the end"))
        .singleElement()
        .asString()
        .startsWith("WARN Not all events were sent at the end; events: offered 1 = delivered 0 ");
  }

  @Test
  void whatWasSentIsNotToldAtTheEnd() throws IOException {
    client = toFile().build();
    client.message("in time").send();
    assertThat(written()).hasSize(1);

    client.close();

    assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
  }

  @Test
  void settingsMayStandInAFile() throws IOException {
    Path file = folder.resolve("faultline.properties");
    Files.writeString(file, "faultline.tags=team=shöp\nfaultline.capture.arguments=false\n");
    client = toFile().settingsFile(file.toFile()).build();

    client.capture(new Exception());

    assertThat(written().get(0)).containsEntry("tags", Map.of("team", "shöp"));
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing.properties");

    assertThatThrownBy(() -> toFile().settingsFile(missing.toFile()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the settings file " + missing + " cannot be read: ");
  }

  @Test
  void settingsOfTheAgentAloneAreLeftAlone() throws IOException {
    client = toFile().settings(Map.of("faultline.capture.methods", "com.acme.*.*(..)")).build();

    client.capture(new Exception());

    assertThat(written()).hasSize(1);
  }
}
