package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.spool.Spool;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
  private final Queue<Scripted> made = new ConcurrentLinkedQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Whether no backend can be made now, as when its jar is gone. */
  private volatile boolean broken;

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
    deliveries.start(Duration.ZERO, nothing());
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
      broken = random.nextInt(8) == 0;
      deliveries.change(next);
      broken = false;
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
    assertThat(delivered).isPositive().isEqualTo(taken.get());
    assertThat(produced).isGreaterThanOrEqualTo(offered.get());
    assertThat(onDisk(spools)).as("on disk").isEqualTo(left);
    assertThat(made).filteredOn(one -> one.used).isNotEmpty().allMatch(one -> one.closed);
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
    deliveries.start(Duration.ZERO, nothing());

    BackendChoices next = choices(Map.of("a", Map.of("type", "one", "severity", "fatal")));
    broken = true;
    deliveries.change(next);
    broken = false;
    deliveries.offer(event(1));
    deliveries.close(AMPLE);

    assertThat(log.lines()).anyMatch(line -> line.contains("it goes on as it was"));
    assertThat(deliveries.each().get(0).counts().delivered()).as("filter, too").isEqualTo(1);
  }

  @Test
  void whatIsAddedAfterTheEndIsEndedAtOnce() {
    Deliveries deliveries = deliveries(choices(Map.of()));
    deliveries.start(Duration.ZERO, nothing());
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
            BackendProviders.builtIn().with(List.of(provider("one"), provider("two")), ""));
    assertThat(choices.problems()).isEmpty();
    return choices;
  }

  private BackendProvider provider(String type) {
    return new BackendProvider() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public Backend create(BackendContext context) {
        if (broken) {
          throw new InvalidBackendException("faultline.backend.jars", "the jar is gone");
        }
        Scripted backend = new Scripted(context.settings().text("address", "0"));
        made.add(backend);
        return backend;
      }
    };
  }

  private static MetricSource nothing() {
    return new MetricSource() {
      @Override
      public List<Metric<?>> metrics() {
        return Collections.emptyList();
      }

      @Override
      public boolean hasCounts() {
        return false;
      }
    };
  }

  /** At address 1 each third attempt fails, at 2 each fifth batch is refused. */
  private final class Scripted implements Backend {
    private final String address;
    private int attempts;
    private volatile boolean used;
    private volatile boolean closed;

    Scripted(String address) {
      this.address = address;
    }

    @Override
    public String description() {
      return "scripted://" + address;
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      used = true;
      StringBuilder lines = new StringBuilder();
      for (Event event : events) {
        lines.append(event.id()).append('\n');
      }
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SendOutcome send(byte[] body) {
      used = true;
      assertThat(closed).isFalse();
      attempts++;
      if (address.equals("1") && attempts % 3 == 0) {
        return SendOutcome.retryable("away");
      }
      if (address.equals("2") && attempts % 5 == 0) {
        return SendOutcome.rejected(DropReason.REJECTED, "no");
      }
      taken.addAndGet(new String(body, StandardCharsets.UTF_8).lines().count());
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
