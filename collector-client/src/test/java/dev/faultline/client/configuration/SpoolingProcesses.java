package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Processes with one scripted backend, one after the other, which share the folder of a spool. */
abstract class SpoolingProcesses {
  static final Duration AMPLE = Duration.ofSeconds(30);
  static final Duration DAYS = Duration.ofDays(2);
  static final SendOutcome AWAY = SendOutcome.retryable("connection refused");

  RecordingLog log;
  final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  String name = "a";

  /** Settings beside its address. */
  Map<String, String> others = Map.of();

  @TempDir Path folder;

  /** Three events on disk, as a process leaves them. */
  void leave(String address) throws Exception {
    Deliveries deliveries = start(address, DAYS, AWAY);
    for (int i = 0; i < 3; i++) {
      keep(deliveries);
    }
    end(deliveries);
    assertThat(deliveries.each().get(0).counts().spooled()).isEqualTo(3);
  }

  static void keep(Deliveries deliveries) {
    deliveries.offer(SampleEvents.event("e"));
    assertThat(deliveries.flush(AMPLE)).isTrue();
  }

  DeliveryAccount run(String address, Duration maxAge, SendOutcome answer) throws Exception {
    Deliveries deliveries = start(address, maxAge, answer);
    deliveries.offer(SampleEvents.event("fresh"));
    BackendDelivery only = deliveries.each().get(0);
    await().until(() -> only.counts().delivered() > 0 && only.counts().spooled() == 0);
    end(deliveries);
    return only.counts();
  }

  Deliveries start(String address, Duration maxAge, SendOutcome answer) {
    log = new RecordingLog();
    threads.clear();
    Deliveries deliveries =
        new Deliveries(
            choices(address, answer),
            new DeliveryFactory(
                DeliverySettings.builder()
                    .batchInterval(Duration.ZERO)
                    .replayInterval(Duration.ofMillis(1))
                    .build(),
                new SpoolPlace(folder.toFile(), 1 << 20, maxAge),
                Resource.builder().build(),
                "1.2.3",
                this::thread,
                log));
    deliveries.start(Duration.ZERO, new MetricSources());
    return deliveries;
  }

  BackendChoices choices(String address, SendOutcome answer) {
    String prefix = "faultline.backend." + name + '.';
    Map<String, String> properties = new HashMap<>();
    others.forEach((setting, value) -> properties.put(prefix + setting, value));
    properties.put(prefix + "type", "scripted");
    properties.put(prefix + "address", address);
    return BackendChoices.of(
        List.of(name),
        properties,
        Map.of(),
        BackendProviders.builtIn().with(List.of(provider(answer)), ""));
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  void end(Deliveries deliveries) throws InterruptedException {
    deliveries.close(AMPLE);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  List<String> orphans() {
    return log.lines().stream().filter(line -> line.contains("other processes left")).toList();
  }

  List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".spool")).toList();
    }
  }

  private static BackendProvider provider(SendOutcome answer) {
    return new BackendProvider() {
      @Override
      public String type() {
        return "scripted";
      }

      @Override
      public Set<String> tuning() {
        return Set.of("timeout");
      }

      @Override
      public Backend create(BackendContext context) {
        context.settings().text("token", null);
        context.settings().duration("timeout", Duration.ofSeconds(1));
        return new Scripted(context.settings().text("address", null), answer);
      }
    };
  }

  private record Scripted(String description, SendOutcome answer) implements Backend {
    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[1];
    }

    @Override
    public SendOutcome send(byte[] body) {
      return answer;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
