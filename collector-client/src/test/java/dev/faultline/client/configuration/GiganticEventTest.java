package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.GiganticEvents;
import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that is too large in everything, from the queue through each backend's encoding. */
class GiganticEventTest {
  /** What the estimate may be off by, of the bound of 1 MiB. */
  private static final int MOST = 1_500_000;

  private static final Duration AMPLE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "otlp, encoding, json, true",
    "otlp, encoding, protobuf, true",
    "collector, endpoint, http://127.0.0.1:9, true",
    "sentry, dsn, http://key@127.0.0.1:9/1, true",
    "file, path, %p, false",
    "log, style, line, false",
    "log, style, story, false",
  })
  void isSentAsFarAsItFitsAndSaysWhatIsMissing(
      String type, String setting, String value, boolean gzip) throws IOException {
    Encoded backend = new Encoded(backend(type, Map.of(setting, value)));
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().queueBytes(8L << 20).build(),
            backend,
            Thread::new,
            new RecordingLog());

    boolean exception = delivery.offer(GiganticEvents.exception());
    boolean japanese = delivery.offer(GiganticEvents.japanese());
    boolean message = delivery.offer(GiganticEvents.message());
    boolean behind = delivery.offer(SampleEvents.event("behind it"));
    DeliveryAccount waiting = delivery.account();
    assertThat(delivery.close(AMPLE)).isTrue();

    assertThat(exception && japanese && message && behind).isTrue();
    assertThat(waiting.waitingBytes()).isLessThan(4L << 20);
    assertThat(delivery.account().delivered()).isEqualTo(4);
    StringBuilder text = new StringBuilder();
    for (byte[] body : backend.bodies) {
      byte[] plain =
          gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
      assertThat(plain).hasSizeLessThan(MOST);
      text.append(new String(plain, StandardCharsets.UTF_8));
    }
    assertThat(text).contains("Failure0", "… (+", "behind it");
    if (!type.equals("log")) {
      // A line of a log is cut to what a reader can take in.
      assertThat(text)
          .contains(
              "Failure999",
              GiganticEvents.message().id(),
              "exceptions after it left out: the event was too large",
              "cut-to-size");
    }
  }

  private static Backend backend(String type, Map<String, String> settings) {
    return BackendProviders.builtIn()
        .of(type)
        .create(
            BackendContext.of(type, BackendSettings.of("", settings))
                .resource(SampleStories.resource())
                .version("1.2.3")
                .threads(Thread::new)
                .log(new RecordingLog())
                .build());
  }

  /** Takes what a backend has made of events. */
  private static final class Encoded implements Backend {
    private final Backend backend;
    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();

    Encoded(Backend backend) {
      this.backend = backend;
    }

    @Override
    public String description() {
      return "encoded";
    }

    @Override
    public int maxBatchEvents() {
      return backend.maxBatchEvents();
    }

    @Override
    public byte[] encode(List<? extends Event> events) throws IOException {
      return backend.encode(events);
    }

    @Override
    public SendOutcome send(byte[] body) {
      bodies.add(body);
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
      backend.close();
    }
  }
}
