package dev.faultline.backend.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.size.EventSize;
import dev.faultline.client.size.SizeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

/** How events become records, and which of them have the same key. */
class KafkaBackendTest {
  private static Event failure(String type, String message, String method, int line) {
    return ExceptionEvent.builder()
        .id("019a0f3e-7c00-7abc-8def-0123456789ab")
        .exceptions(
            List.of(
                ExceptionLink.builder()
                    .type(type)
                    .message(message)
                    .frames(
                        List.of(
                            Frame.of(
                                new StackTraceElement("com.acme.Shop", method, "Shop.java", line),
                                true)))
                    .build()))
        .build();
  }

  private static Event message(String text) {
    return MessageEvent.builder().id("019a0f3e-7c00-7abc-8def-0123456789ac").text(text).build();
  }

  private static KafkaSettings settings() {
    return KafkaSettings.read(BackendSettings.of("", Map.of("bootstrap-servers", "127.0.0.1:9")));
  }

  private static Event message(String text, Map<String, String> tags) {
    return MessageEvent.builder()
        .id("019a0f3e-7c00-7abc-8def-0123456789ad")
        .text(text)
        .context(new EventContext(tags, null, List.of()))
        .build();
  }

  /** The producer looks at records before they are compressed. */
  @Test
  void theLargestEventIsNoRecordThatTheProducerRefuses() throws IOException {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < 63; i++) {
      tags.put("tag" + i, "x".repeat(16_384));
    }
    int left = (int) (SizeLimit.BYTES - EventSize.of(message("tagged", tags)));
    tags.put("rest", "x".repeat(left - 100));
    Event largest = message("tagged", tags);
    assertThat(EventSize.of(largest)).as("is not cut").isLessThan(SizeLimit.BYTES);
    Resource resource =
        Resource.builder().put("process.command_line", "java".repeat(4_000)).build();
    KafkaBackend backend = new KafkaBackend(settings(), resource, "1", Thread::new);

    byte[] value = RecordBatch.read(backend.encode(List.of(largest))).entries().get(0).value;
    int most = new ProducerConfig(settings().producer()).getInt("max.request.size");
    assertThat(value).hasSizeBetween((int) SizeLimit.BYTES, most);
    backend.close();
  }

  @Test
  void eachEventIsARecordOfItsOwn() throws IOException {
    KafkaBackend backend =
        new KafkaBackend(
            settings(), Resource.builder().put("service.name", "shop").build(), "1", Thread::new);
    Event first = failure("A", "no apples", "order", 42);

    RecordBatch batch = RecordBatch.read(backend.encode(List.of(first, message("hello"))));
    RecordBatch again = RecordBatch.read(backend.encode(List.of(first)));

    assertThat(batch.entries()).hasSize(2);
    assertThat(batch.entries().get(0).key)
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(first.fingerprint());
    assertThat(batch.entries().get(0).value)
        .asString(StandardCharsets.UTF_8)
        .contains("no apples", "shop")
        .doesNotContain("hello");
    assertThat(again.id()).isNotEqualTo(batch.id());
    backend.cancel();
    backend.close();
  }
}
