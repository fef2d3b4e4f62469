package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.client.spool.Spool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backends come, go and change, in whatever order, while events flow. */
class ChangingBackendsTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final int CHANGES = 500;
  private static final int PRODUCERS = 3;

  private final RecordingLog log = new RecordingLog();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final FaultyBackends backends = new FaultyBackends();
  private final AtomicBoolean ended = new AtomicBoolean();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    ended.set(true);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAccountStaysExactAndNothingHangs(long seed) throws Exception {
    Random random = new Random(seed);
    SpoolPlace spools = new SpoolPlace(folder.toFile(), 1 << 20, Duration.ofDays(1));
    boolean spooling = seed == 3;
    int changes = spooling ? CHANGES / 3 : CHANGES;
    Deliveries deliveries = deliveries(choices(random), spooling ? spools : null);
    deliveries.start(Duration.ZERO, new MetricSources());
    Set<BackendDelivery> all = new LinkedHashSet<>(deliveries.each());
    AtomicLong offered = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> producers = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      Thread producer =
          new Thread(
              () -> {
                while (!ended.get()) {
                  deliveries.offer(event(offered.incrementAndGet()));
                  Thread.yield();
                }
              });
      producer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
      producer.start();
      producers.add(producer);
    }
    for (int i = 0; i < changes; i++) {
      long flowing = offered.get() + random.nextInt(40);
      while (offered.get() < flowing && failure.get() == null) {
        Thread.onSpinWait();
      }
      BackendChoices next = choices(random);
      backends.setBroken(random.nextInt(8) == 0);
      deliveries.change(next);
      backends.setBroken(false);
      all.addAll(deliveries.each());
      if (random.nextInt(8) == 0) {
        deliveries.flush(Duration.ofMillis(random.nextInt(5)));
      }
    }
    ended.set(true);
    for (Thread producer : producers) {
      producer.join(AMPLE.toMillis());
      assertThat(producer.isAlive()).isFalse();
    }
    deliveries.close(AMPLE);
    // A batch from disk may be on its way when nothing waits in memory any more.
    for (Thread thread : threads) {
      thread.join(AMPLE.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    assertThat(failure.get()).isNull();
    assertThat(all).hasSizeGreaterThan(changes / 10);
    long delivered = 0;
    long produced = deliveries.sentNowhere();
    long left = 0;
    for (BackendDelivery one : all) {
      DeliveryAccount account = one.counts();
      assertThat(account.waiting()).as("%s", account).isZero();
      assertThat(account.offered() + account.found())
          .as("%s", account)
          .isEqualTo(
              account.filteredOut()
                  + account.delivered()
                  + account.refused()
                  + account.dropped()
                  + account.spooled());
      left += account.spooled() - account.found();
      delivered += account.delivered();
      produced += account.offered();
    }
    assertThat(delivered).isPositive().isEqualTo(backends.taken());
    assertThat(produced).isGreaterThanOrEqualTo(offered.get());
    assertThat(onDisk(spools)).as("on disk").isEqualTo(left);
    backends.assertThatAllUsedAreClosed();
    assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
  }

  private static long onDisk(SpoolPlace spools) throws IOException {
    long waiting = 0;
    for (File place : spools.folders()) {
      try (Spool spool = Spool.open(spools.in(place))) {
        waiting += spool.account().waiting();
      }
    }
    return waiting;
  }

  @Test
  void whatCannotBeChangedGoesOnAsItWas() {
    Deliveries deliveries = deliveries(choices(Map.of("a", Map.of("type", "one"))));
    deliveries.start(Duration.ZERO, new MetricSources());

    BackendChoices next = choices(Map.of("a", Map.of("type", "one", "severity", "fatal")));
    backends.setBroken(true);
    deliveries.change(next);
    backends.setBroken(false);
    deliveries.offer(event(1));
    deliveries.close(AMPLE);

    assertThat(log.lines()).anyMatch(line -> line.contains("it goes on as it was"));
    assertThat(deliveries.each().get(0).counts().delivered()).as("filter, too").isEqualTo(1);
  }

  @Test
  void whatIsAddedAfterTheEndIsEndedAtOnce() {
    Deliveries deliveries = deliveries(choices(Map.of()));
    deliveries.start(Duration.ZERO, new MetricSources());
    deliveries.close(AMPLE);

    deliveries.change(choices(Map.of("a", Map.of("type", "one"))));

    assertThat(deliveries.offer(event(1))).isFalse();
  }

  private static Event event(long number) {
    return SampleEvents.event("event " + number);
  }

  private Deliveries deliveries(BackendChoices choices) {
    return deliveries(choices, null);
  }

  private Deliveries deliveries(BackendChoices choices, SpoolPlace spools) {
    return new Deliveries(
        choices,
        new DeliveryFactory(
            DeliverySettings.builder()
                .queueCapacity(200)
                .batchSize(20)
                .batchInterval(Duration.ofMillis(1))
                .initialBackoff(Duration.ofMillis(1))
                .maxBackoff(Duration.ofMillis(5))
                .build(),
            spools,
            Resource.builder().build(),
            "1.2.3",
            work -> {
              Thread thread = new Thread(work);
              threads.add(thread);
              return thread;
            },
            log));
  }

  private BackendChoices choices(Random random) {
    Map<String, Map<String, String>> chosen = new HashMap<>();
    for (String name : new String[] {"a", "b", "c"}) {
      if (random.nextInt(3) > 0) {
        Map<String, String> settings = new HashMap<>();
        settings.put("type", random.nextInt(4) == 0 ? "two" : "one");
        settings.put("address", String.valueOf(random.nextInt(3)));
        settings.put("severity", random.nextInt(5) == 0 ? "fatal" : "debug");
        chosen.put(name, settings);
      }
    }
    return choices(chosen);
  }

  private BackendChoices choices(Map<String, Map<String, String>> chosen) {
    Map<String, String> properties = new HashMap<>();
    chosen.forEach(
        (name, settings) ->
            settings.forEach(
                (key, value) -> properties.put("faultline.backend." + name + '.' + key, value)));
    BackendChoices choices =
        BackendChoices.of(
            new ArrayList<>(chosen.keySet()),
            properties,
            Map.of(),
            BackendProviders.builtIn()
                .with(List.of(backends.provider("one"), backends.provider("two")), ""));
    assertThat(choices.problems()).isEmpty();
    return choices;
  }
}
