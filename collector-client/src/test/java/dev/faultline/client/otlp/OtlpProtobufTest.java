package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.CodedOutputStream;
import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.StubBackend;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OTLP/HTTP in protobuf, and what answers to it say. */
class OtlpProtobufTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final String TYPE = "application/x-protobuf";

  private final RecordingLog log = new RecordingLog();
  private StubBackend backend;
  private EventDelivery delivery;

  @BeforeEach
  void start() throws IOException {
    backend = new StubBackend(0);
    delivery =
        new EventDelivery(
            DeliverySettings.builder().batchInterval(AMPLE).build(),
            backend(OtlpEncoding.PROTOBUF),
            Thread::new,
            log);
  }

  @AfterEach
  void stop() {
    delivery.close(Duration.ZERO);
    backend.close();
  }

  private OtlpBackend backend(OtlpEncoding encoding) {
    return new OtlpBackend(
        OtlpEndpoint.parse(backend.url()),
        encoding,
        HttpSettings.builder().build(),
        Resource.builder().build(),
        "1.2.3",
        Thread::new);
  }

  private DeliveryAccount send(String... messages) {
    for (String message : messages) {
      delivery.offer(SampleEvents.event(message));
    }
    assertThat(delivery.flush(AMPLE)).isTrue();
    return delivery.account();
  }

  @Test
  void postsProtobuf() throws Exception {
    backend.reply(StubBackend.status(200, new byte[0], "Content-Type", TYPE));
    assertThat(send("a", "b").delivered()).isEqualTo(2);

    StubBackend.Received request = backend.received().get(0);
    assertThat(request.headers.getFirst("Content-Type")).isEqualTo(TYPE);
    assertThat(request.headers.getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(ProtocolReader.messages(ProtocolReader.gunzip(request.body)))
        .containsExactly("a", "b");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void countsAPartialSuccess() {
    byte[] answer =
        ExportLogsServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportLogsPartialSuccess.newBuilder()
                    .setRejectedLogRecords(2)
                    .setErrorMessage("quota"))
            .build()
            .toByteArray();
    backend.reply(StubBackend.status(200, answer, "Content-Type", TYPE + "; v=1"));
    DeliveryAccount account = send("a", "b", "c");

    assertThat(account.delivered()).isEqualTo(1);
    assertThat(account.refused()).isEqualTo(2);
    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("refused 2 events of a batch: quota");
  }

  @Test
  void readsAnAnswerInJsonToo() {
    backend.reply(
        StubBackend.status(
            200,
            "{\"partialSuccess\":{\"rejectedLogRecords\":1}}",
            "Content-Type",
            "application/json"));
    assertThat(send("a").refused()).isEqualTo(1);
  }

  @Test
  void tellsWhatARefusalSays() throws Exception {
    ByteArrayOutputStream status = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(status);
    out.writeInt32(1, 3);
    out.writeString(2, "no such tenant");
    out.flush();
    backend.reply(StubBackend.status(400, status.toByteArray(), "Content-Type", TYPE));

    assertThat(send("a").droppedByReason()).isEqualTo(Map.of(DropReason.BAD_REQUEST, 1L));
    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("HTTP 400: no such tenant");
  }

  @Test
  void takesASuccessAsOneWhateverItSaysButTellsWhenItIsNotOtlp() {
    backend.reply(StubBackend.status(200, "<html>Welcome</html>", "Content-Type", TYPE));
    assertThat(send("a").delivered()).isEqualTo(1);

    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("is there an OTLP/HTTP backend at this address?");
  }

  /** As of a spool that another process left, or that was filled before the setting was changed. */
  @ParameterizedTest
  @EnumSource
  void sendsWhatWasEncodedOtherwiseAsItIs(OtlpEncoding former) throws Exception {
    byte[] kept = backend(former).encode(List.of(SampleEvents.event("kept")));
    for (OtlpEncoding now : OtlpEncoding.values()) {
      OtlpBackend sender = backend(now);
      assertThat(sender.send(kept).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
      sender.close();
    }

    assertThat(backend.received())
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request.headers.getFirst("Content-Type"))
                    .isEqualTo(former.contentType()));
  }

  @Test
  void givesUpWhatIsNoRequest() {
    SendOutcome outcome = backend(OtlpEncoding.PROTOBUF).send(new byte[] {1, 2, 3});

    assertThat(outcome.kind()).isEqualTo(SendOutcome.Kind.REJECTED);
    assertThat(outcome.reason()).isEqualTo(DropReason.UNENCODABLE);
    assertThat(backend.received()).isEmpty();
  }
}
