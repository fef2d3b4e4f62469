package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.otlp.OtlpBackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A delivery to a backend that is set as users set it, with files in a folder. */
abstract class SettingsScenario {
  static final Duration AMPLE = Duration.ofSeconds(30);

  @TempDir Path folder;
  final RecordingLog log = new RecordingLog();
  final Map<String, String> settings = new LinkedHashMap<>();
  EventDelivery delivery;

  @AfterEach
  void closeDelivery() {
    if (delivery != null) {
      delivery.close(Duration.ZERO);
    }
  }

  String write(String name, String content) throws IOException {
    // As mounted secrets change: all at once.
    Path next = Files.writeString(folder.resolve(name + ".next"), content);
    Path file = folder.resolve(name);
    Files.move(
        next,
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    return file.toString();
  }

  Backend backend(String endpoint) {
    settings.put("endpoint", endpoint);
    return new OtlpBackendProvider()
        .create(
            BackendContext.of("otlp", BackendSettings.of("faultline.backend.otlp.", settings))
                .resource(Resource.builder().build())
                .version("1.2.3")
                .threads(Thread::new)
                .log(log)
                .build());
  }

  void start(String endpoint) {
    delivery =
        new EventDelivery(
            DeliverySettings.builder()
                .batchInterval(Duration.ZERO)
                .initialBackoff(Duration.ofMillis(1))
                .maxBackoff(Duration.ofMillis(20))
                .build(),
            backend(endpoint),
            Thread::new,
            log);
  }

  /** One event more; it and all before it are delivered at last. */
  void deliver() {
    delivery.offer(SampleEvents.event("a"));
    Awaitility.await().atMost(AMPLE).until(() -> delivery.account().waiting() == 0);
    assertThat(delivery.account().dropped()).isZero();
  }

  /** Waits for a line; no line may hold a secret. */
  void awaitLine(String part) {
    Awaitility.await()
        .atMost(AMPLE)
        .until(() -> log.lines().stream().anyMatch(line -> line.contains(part)));
    assertThat(log.lines()).noneMatch(line -> line.contains("s3cret"));
  }
}
